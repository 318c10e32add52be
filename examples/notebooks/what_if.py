import marimo

__generated_with = "0.25.2"
app = marimo.App(app_title="What if the answer comes today, next week or never?")

with app.setup(hide_code=True):
    from bisect import bisect_right
    from datetime import date, timedelta
    from inspect import cleandoc

    import drawing
    import marimo as mo

    from complaint_rules import Complaint, schemes, show
    from complaint_rules.dates import in_words


@app.cell(hide_code=True)
def _():
    mo.md(r"""
    # What if the answer comes today, next week or never?

    **The question: a council owes the stage 2 response to a child's complaint. What does it change for the child
    whether it comes today, next week or never?**

    The complaint is invented. It runs under the children's procedure in England (SI 2006/1738). The matter became
    known on 1 July 2024, the complaint was made on 1 August and answered at stage 1 on 15 August. Stage 2 was asked for
    on 29 August 2024. Each letter is taken to arrive on the day it is sent.
    """)
    return


@app.cell(hide_code=True)
def _():
    choices = mo.ui.dictionary(
        {
            "Today": mo.ui.date(
                value=date(2024, 10, 2), start=date(2024, 8, 29), stop=date(2025, 6, 30), label="Today"
            ),
            "Days until the later answer": mo.ui.slider(
                1, 90, value=7, show_value=True, label="Days until the later answer"
            ),
            "Looked at on": mo.ui.date(
                value=date(2024, 12, 6), start=date(2024, 10, 3), stop=date(2026, 12, 31), label="Looked at on"
            ),
        }
    )
    mo.vstack(list(choices.values()))
    return (choices,)


@app.cell
def _():
    procedure = schemes.in_force("england-children", on=date(2024, 8, 1))
    asked = date(2024, 8, 29)
    unanswered = (
        Complaint(procedure)
        .record("first-notice", date(2024, 7, 1))
        .record("complaint", date(2024, 8, 1), received=date(2024, 8, 1))
        .record("stage-1-response", date(2024, 8, 15), received=date(2024, 8, 15))
        .record("stage-2-request", asked, received=asked)
    )

    def answered_on(day):
        return unanswered.record("stage-2-response", day, received=day)

    return answered_on, asked, unanswered


@app.cell(hide_code=True)
def _():
    mo.md(r"""
    ## Three futures

    A record is never changed: each future is the same record with one event more, or none.
    """)
    return


@app.cell
def _(answered_on, choices, unanswered):
    today = choices.value["Today"]
    later = today + timedelta(days=choices.value["Days until the later answer"])
    looked_on = max(choices.value["Looked at on"], later)
    futures = {
        f"answered on {in_words(today)}": answered_on(today),
        f"answered on {in_words(later)}": answered_on(later),
        "never answered": unanswered,
    }
    seen = {name: complaint.at(looked_on) for name, complaint in futures.items()}
    return futures, looked_on, seen


@app.cell(hide_code=True)
def _(looked_on, seen):
    _rows = []
    for _name, _seen in seen.items():
        _response, _panel = _seen.deadline("stage-2-response"), _seen.window("panel-request")
        _closes = "" if _panel.closes is None else f" (last day {in_words(_panel.closes)})"
        _late = "" if _response.days_late is None else f", by {_response.in_days(_response.days_late)}"
        _rows.append(
            (
                _name[0].upper() + _name[1:],
                f"{_response.status.value}{_late}",
                ", ".join(one.title for one in _seen.breaches) or "none",
                f"{_panel.status.value}{_closes}",
                _seen.route("lgsco").headline.split(": ", 1)[1],
            )
        )
    mo.md(
        f"How each stands on {in_words(looked_on)}. The Ombudsman is the Local Government and Social Care"
        " Ombudsman.\n\n"
        + drawing.table(("Future", "The stage 2 response", "Breaches", "Asking for a panel", "The Ombudsman"), _rows)
    )
    return


@app.cell(hide_code=True)
def _(futures, looked_on):
    _, _later, _never = futures
    mo.md(
        f"The future “{_later}” as a picture, `show.timeline(complaint, on=…)`:\n\n"
        + drawing.framed(show.timeline(futures[_later], on=looked_on))
        + f"\n\nAnd “{_never}”:\n\n"
        + drawing.framed(show.timeline(futures[_never], on=looked_on))
    )
    return


@app.cell(hide_code=True)
def _(looked_on, seen):
    _never = seen["never answered"]
    changes = {name: one.changes_to(_never) for name, one in seen.items() if one is not _never}
    mo.md(
        f"What is different on {in_words(looked_on)} where no answer came, in the words of"
        " `before.changes_to(after)`:\n\n"
        + "\n\n".join(
            f"Beside “{name}”:\n\n" + "\n".join(f"- {change}" for change in several)
            for name, several in changes.items()
        )
    )
    return (changes,)


@app.cell(hide_code=True)
def _():
    mo.md(r"""
    ## Every other day

    The answer may come on any day. For each day we ask three things: what is the last day to ask for a panel; when is
    the procedure over, if everybody from then on takes the longest time the text gives; and when does the Ombudsman's
    year end. The picture shows one day of each week.
    """)
    return


@app.cell
def _(answered_on, asked):
    def what_follows(day):
        """Return the last day to ask for a panel, the longest end of the procedure, and the Ombudsman's last day."""
        answered = answered_on(day)
        seen = answered.at(day)
        asks = seen.window("panel-request").closes
        used = answered.record("panel-request", asks, received=asks).at(asks)
        return asks, used.deadline("panel-response").at_the_latest, seen.route("lgsco").bounds.due

    span = [asked + timedelta(days=n) for n in range((date(2025, 6, 30) - asked).days + 1)]
    follows = {day: what_follows(day) for day in span[::7]}
    return follows, span, what_follows


@app.cell(hide_code=True)
def _(follows):
    _names = (
        "The last day to ask for a panel",
        "The end of the procedure, each step at its longest",
        "The end of the Ombudsman's year",
    )
    mo.md(
        drawing.lines(
            {name: [(day, one[number]) for day, one in follows.items()] for number, name in enumerate(_names)},
            title="What moves with the day of the answer, and what does not",
            description="Both the last day to ask for a panel and the longest end of the procedure rise with the day of"
            " the answer. The end of the Ombudsman's year is level: it does not move.",
            across="The day on which the stage 2 response comes",
            up="The day that follows from it",
        )
    )
    return


@app.cell
def _(follows, span, what_follows):
    (limit,) = {limit for _, _, limit in follows.values()}
    # A later answer never brings an earlier end, so the first day whose end is too late is found by halving.
    first_past = span[bisect_right(span, limit, key=lambda day: what_follows(day)[1])]
    return first_past, limit


@app.cell(hide_code=True)
def _(first_past, limit, looked_on, seen):
    _today, _later, _never = seen.values()
    found = cleandoc(f"""
    ## What was found

    - The last day for the response was {in_words(_never.deadline("stage-2-response").due)}. A later answer is a
      breach, and stays one once the answer is there. Without an answer the breach grows: on
      {in_words(looked_on)} the response is {_never.deadline("stage-2-response").days_late} working days late.
    - The child's time to ask for a panel runs from the answer, so a late answer takes none of it. It ends on
      {in_words(_today.window("panel-request").closes)} in the first future and on
      {in_words(_later.window("panel-request").closes)} in the second. While no answer comes, it does not begin.
    - The Ombudsman's year does not wait. It ends on {in_words(limit)}, whichever day the answer comes. While
      the council is late, the Ombudsman may be asked early. Once the answer is there, a complaint to the Ombudsman is
      premature again, until the procedure is done; and the Ombudsman decides whether it is too soon.
    - From an answer on {in_words(first_past)} on, the rest of the procedure can go past the end of the Ombudsman's
      year, even if nobody is late again. A complaint after that is not barred. But then the Ombudsman has to agree to
      look at it.
    """)
    if mo.app_meta().mode == "script":
        print(found)
    mo.md(found)
    return (found,)


if __name__ == "__main__":
    app.run()
