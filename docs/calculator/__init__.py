"""
What the calculator page asks of the library: plain data in, plain data out.

The page keeps what a reader enters in fields, each a name and a text, and shares them as a link. The same fields come
here:

- `procedure`, `version` and `on`, the day to look from;
- `date.EVENT` and `received.EVENT`, with `.2`, `.3` at the end where the event happened again;
- `detail.EVENT.NAME`, or `detail.EVENT.2.NAME`;
- `extend.1.duty`, `.to`, `.on`, `.how` and `.cause`; `pause.1.cause`, `.from` and `.to`;
- `fact.NAME`, `reading.NAME`, and `about.NAME` for the questions that find the procedure.

Each fault is told with the name of the field that it concerns. All texts are plain, and the page puts them in as text.
"""
