"""A letter as plain text, as Markdown and as HTML; whatever stands in it can only be read as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaint_rules.dates import in_words
from complaint_rules.errors import UnknownNameError, one_line
from complaint_rules.letters.parts import Blank, Heading, Points, said
from complaint_rules.show.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from complaint_rules.letters.letter import Letter
    from complaint_rules.letters.parts import Part, Words

__all__ = ["html", "html_escaped", "markdown", "text", "with_note"]

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_FOR_YOU = "For you, and no part of the letter"
_RULES = "The rules that this letter goes by"


def html_escaped(said: str) -> str:
    """
    Return a text on one line with everything escaped that HTML would take for a mark.

    Source:
        House rule: every text from a record, a rule or a person is escaped.

    Examples:
        >>> html_escaped("<b> & 'c'")
        '&lt;b&gt; &amp; &#39;c&#39;'
    """
    return one_line(said).translate(_ENTITIES)


# Plain text


def text(letter: Letter) -> str:
    """Return a letter as plain text."""
    rules = [f"{number}. {said(one)}" for number, one in enumerate(letter.rules, 1)]
    blocks = [
        _lines(letter.sender),
        _lines(letter.addressee),
        in_words(letter.on),
        _lines(letter.references),
        said(letter.greeting),
        said(letter.subject),
        *map(_part, letter.body),
        letter.closing,
        _lines(letter.signature),
        _lines(letter.copies),
        "\n".join((f"{_RULES}:", *rules) if rules else ()),
    ]
    return "\n\n".join(block for block in blocks if block)


def _lines(several: Iterable[Words]) -> str:
    return "\n".join(map(said, several))


def _part(part: Part) -> str:
    if not isinstance(part, Points):
        return said(part.words)
    marks = (f"{number}." if part.numbered else "-" for number, _ in enumerate(part.items, 1))
    return "\n".join(f"{mark} {said(item)}" for mark, item in zip(marks, part.items, strict=True))


# Markdown


def markdown(letter: Letter) -> str:
    """Return a letter as Markdown."""
    rules = [f"{number}. {_marked(one)}" for number, one in enumerate(letter.rules, 1)]
    blocks = [
        _broken(letter.sender),
        _broken(letter.addressee),
        in_words(letter.on),
        _broken(letter.references),
        _marked(letter.greeting),
        f"**{_marked(letter.subject)}**",
        *map(_marked_part, letter.body),
        letter.closing,
        _broken(letter.signature),
        _broken(letter.copies),
        "\n".join((f"{_RULES}:\n", *rules) if rules else ()),
    ]
    return "\n\n".join(block for block in blocks if block)


def _marked(words: Words) -> str:
    """Return words as Markdown, each blank in bold letters: text that only looks like one stays as it is."""
    pieces = [(f"**{escaped(str(one))}**" if isinstance(one, Blank) else _kept(one)) for one in words]
    return "".join(pieces).strip()


def _kept(piece: str) -> str:
    """Return a piece of a text with the spaces at its ends, which part it from the next piece."""
    bare = escaped(piece)
    return f"{' ' * piece[:1].isspace()}{bare}{' ' * piece[-1:].isspace()}" if bare else " "


def _broken(several: Iterable[Words]) -> str:
    return "  \n".join(map(_marked, several))  # two spaces: every Markdown breaks the line there


def _marked_part(part: Part) -> str:
    if isinstance(part, Points):
        marks = (f"{number}." if part.numbered else "-" for number, _ in enumerate(part.items, 1))
        return "\n".join(f"{mark} {_marked(item)}" for mark, item in zip(marks, part.items, strict=True))
    return f"**{_marked(part.words)}**" if isinstance(part, Heading) else _marked(part.words)


# HTML


def html(letter: Letter) -> str:
    """Return a letter as a fragment of HTML."""
    day = f'<time datetime="{letter.on.isoformat()}">{in_words(letter.on)}</time>'
    blocks = [
        _address(letter.sender),
        _address(letter.addressee),
        f"<p>{day}</p>",
        _paragraph(letter.references),
        _paragraph((letter.greeting,)),
        f"<h2>{_tagged(letter.subject)}</h2>",
        *map(_tagged_part, letter.body),
        _paragraph(((letter.closing,),)),
        _paragraph(letter.signature),
        _paragraph(letter.copies),
    ]
    if letter.rules:
        blocks.append(f"<footer>\n<h3>{_RULES}</h3>\n{_list(letter.rules, numbered=True)}\n</footer>")
    inside = "\n".join(block for block in blocks if block)
    return f'<article class="letter" lang="en-GB">\n{inside}\n</article>'


def _tagged(words: Words) -> str:
    """Return words as HTML; a blank is told by its brackets and its words, and not by colour alone."""
    pieces = [
        f"<mark>[to fill in: {html_escaped(one.asks)}]</mark>" if isinstance(one, Blank) else _spaced(one)
        for one in words
    ]
    return "".join(pieces).strip()


def _spaced(piece: str) -> str:
    bare = html_escaped(piece)
    return f"{' ' * piece[:1].isspace()}{bare}{' ' * piece[-1:].isspace()}" if bare else " "


def _broken_lines(several: Iterable[Words]) -> str:
    return "<br>\n".join(map(_tagged, several))


def _paragraph(several: Sequence[Words]) -> str:
    return f"<p>{_broken_lines(several)}</p>" if several else ""


def _address(several: Sequence[Words]) -> str:
    return f"<address>\n{_broken_lines(several)}\n</address>" if several else ""


def _list(items: Iterable[Words], *, numbered: bool) -> str:
    kind = "ol" if numbered else "ul"
    lines = "\n".join(f"<li>{_tagged(item)}</li>" for item in items)
    return f"<{kind}>\n{lines}\n</{kind}>"


def _tagged_part(part: Part) -> str:
    if isinstance(part, Points):
        return _list(part.items, numbered=part.numbered)
    return f"<h3>{_tagged(part.words)}</h3>" if isinstance(part, Heading) else _paragraph((part.words,))


# With the note for the sender


def with_note(letter: Letter, form: str) -> str:
    """Return a letter in a form, and the note for the sender after it."""
    written = {"text": _text_with_note, "markdown": _markdown_with_note, "html": _html_with_note}
    if form not in written:
        raise UnknownNameError(form, valid=written, where="letter", kind="form")
    return written[form](letter)


def _text_with_note(letter: Letter) -> str:
    note = "\n".join((f"{_FOR_YOU}:", *(f"- {one_line(one)}" for one in letter.note)))
    return f"{letter.text}\n\n{'-' * 40}\n\n{note}" if letter.is_written else note


def _markdown_with_note(letter: Letter) -> str:
    note = "\n".join((f"{_FOR_YOU}:\n", *(f"- {escaped(one)}" for one in letter.note)))
    return f"{letter.markdown}\n\n---\n\n{note}" if letter.is_written else note


def _html_with_note(letter: Letter) -> str:
    items = "\n".join(f"<li>{html_escaped(one)}</li>" for one in letter.note)
    note = f'<aside class="letter-note" lang="en-GB">\n<h2>{_FOR_YOU}</h2>\n<ul>\n{items}\n</ul>\n</aside>'
    return f"{letter.html}\n{note}" if letter.is_written else note
