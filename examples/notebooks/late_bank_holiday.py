import marimo

__generated_with = "0.25.2"
app = marimo.App(app_title="How a late bank holiday moves a hundred deadlines")

with app.setup(hide_code=True):
    from collections import Counter
    from datetime import date, timedelta
    from inspect import cleandoc

    import drawing
    import marimo as mo

    from complaint_rules import Complaint, WorkingDayCalendar, schemes
    from complaint_rules.dates import in_words
    from complaint_rules.local import read_procedure


@app.cell(hide_code=True)
def _():
    mo.md(r"""
    # How a late bank holiday moves a hundred deadlines

    **The question: 19 September 2022 became a bank holiday a few days before it came. What did that do to a hundred
    deadlines around it?**

    The hundred complaints are invented: children's complaints in England at stage 2, asked for on a hundred working
    days in a row, to be answered within 25 working days. Everything is worked out twice: with the bank holidays
    that GOV.UK listed before it was proclaimed, and with the new day beside them.
    """)
    return


@app.cell(hide_code=True)
def _():
    choices = mo.ui.dictionary(
        {
            "The new bank holiday": mo.ui.date(
                value=date(2022, 9, 19), start=date(2022, 1, 4), stop=date(2022, 12, 23), label="The new bank holiday"
            ),
            "First request for stage 2": mo.ui.date(
                value=date(2022, 6, 6),
                start=date(2022, 1, 4),
                stop=date(2022, 8, 31),
                label="First request for stage 2",
            ),
        }
    )
    mo.vstack(list(choices.values()))
    return (choices,)


@app.cell
def _(choices):
    # GOV.UK's list for 2022 as it stood before 19 September was proclaimed.
    listed = {
        "2022-01-03": "New Year's Day (substitute day)",
        "2022-04-15": "Good Friday",
        "2022-04-18": "Easter Monday",
        "2022-05-02": "Early May bank holiday",
        "2022-06-02": "Spring bank holiday",
        "2022-06-03": "Platinum Jubilee bank holiday",
        "2022-08-29": "Summer bank holiday",
        "2022-12-26": "Boxing Day",
        "2022-12-27": "Christmas Day (substitute day)",
    }
    events = [{"title": title, "date": day, "notes": "", "bunting": True} for day, title in listed.items()]
    before_it = {"england-and-wales": {"division": "england-and-wales", "events": events}}
    new_day = choices.value["The new bank holiday"]
    old = WorkingDayCalendar.from_govuk(before_it, "england-and-wales")
    new = WorkingDayCalendar.from_govuk(
        before_it, "england-and-wales", extra_holidays={new_day: "the new bank holiday"}
    )
    return new, new_day, old


@app.cell
def _(choices, new, old):
    procedure = schemes.in_force("england-children", on=date(2022, 1, 4))
    first = choices.value["First request for stage 2"]
    requests = [old.add_working_days(first - timedelta(days=1), n) for n in range(1, 101)]

    def due(requested, calendar):
        """Return the last day for the stage 2 response, and the furthest that it can be put off."""
        complaint = Complaint(procedure, calendar=calendar).record("stage-2-request", requested, received=requested)
        response = complaint.at(requested).deadline("stage-2-response")
        return response.due, response.latest

    moved = {}
    for requested in requests:
        (due_before, latest_before), (due_after, latest_after) = due(requested, old), due(requested, new)
        moved[requested] = {
            "due": (due_before, due_after),
            "latest": (latest_before, latest_after),
            "days": (due_after - due_before).days,
            "days of latest": (latest_after - latest_before).days,
        }
    return due, moved, requests


@app.cell(hide_code=True)
def _(moved, new_day):
    spread = {key: Counter(one[key] for one in moved.values()) for key in ("days", "days of latest")}

    def _bars(key, name):
        return [
            drawing.Bar(
                f"{name}: {'the same day' if days == 0 else f'{days} days later' if days > 1 else '1 day later'}",
                number,
                f"{number} of {len(moved)}",
                hatched=days == 0,
            )
            for days, number in sorted(spread[key].items())
        ]

    mo.md(
        "## By how much the last days moved\n\nHatched: those that stayed.\n\n"
        + drawing.bars(
            [*_bars("days", "25 working days"), *_bars("days of latest", "65 working days")],
            title=f"A new bank holiday on {in_words(new_day)}: how far a hundred deadlines moved",
            description="For the limit of 25 working days and for the outer limit of 65: how many of a hundred"
            " deadlines stayed on their day, and how many moved by one, two, three or more days.",
        )
    )
    return (spread,)


@app.cell(hide_code=True)
def _(moved):
    mo.md(
        drawing.strips(
            {
                "25 working days": [(day, one["days"]) for day, one in moved.items()],
                "65 working days": [(day, one["days of latest"]) for day, one in moved.items()],
            },
            title="Days by which the last day moved, by the day of the request",
            description="One strip for each of the two limits, one column for each request. Requests whose count was"
            " over before the new bank holiday, or began after it, did not move.",
            unit="days later, by the day on which stage 2 was asked for",
        )
    )
    return


@app.cell(hide_code=True)
def _():
    mo.md(r"""
    ## A limit that is counted back

    Not every limit runs forward. An invented council promises the papers 10 working days before the panel meets. A new
    bank holiday in between brings the last day for sending them forward: whoever sends the papers has a day less.
    """)
    return


@app.cell
def _(new, new_day, old):
    papers_first = read_procedure("""
        format = 1
        name = "papers-first"
        title = "Complaint to a panel"
        working-days = "england-and-wales"

        [source]
        instrument = "an invented promise"
        url = "https://www.example.org/complaints"
        checked-on = 2026-11-22
        seen = "primary"

        [[stage]]
        name = "panel"
        begins = "panel-request"

        [[event]]
        name = "papers"
        title = "the papers for the panel"
        by = "body"

        [[duty]]
        act = "papers"
        stage = "panel"
        within = "10 working days before the date set by panel-date-fixed"
        strength = "promise"
        words = "You will have the papers 10 working days before the panel meets."
    """)

    def papers_by(meeting, calendar):
        """Return the last day for the papers of a panel that is to meet on a day."""
        fixed = date(2022, 1, 4)
        complaint = (
            Complaint(papers_first, calendar=calendar)
            .record("panel-request", fixed, received=fixed)
            .record("panel-date-fixed", fixed, received=fixed, until=meeting)
        )
        return complaint.at(fixed).deadline("papers").due

    meetings = [new_day + timedelta(days=n) for n in range(-14, 36)]
    papers = {meeting: (papers_by(meeting, old), papers_by(meeting, new)) for meeting in meetings}
    earlier = {meeting: (after - before).days for meeting, (before, after) in papers.items() if after != before}
    return earlier, papers


@app.cell(hide_code=True)
def _(earlier, new_day, papers):
    mo.md(
        f"Of {len(papers)} meetings on the days around {in_words(new_day)}, the last day for the papers moved for"
        f" {len(earlier)}, always to an earlier day. For example:\n\n"
        + drawing.table(
            ("The panel meets on", "Papers by, before", "Papers by, with the new bank holiday"),
            [(meeting, *papers[meeting]) for meeting in list(earlier)[:5]],
        )
    )
    return


@app.cell
def _(earlier, moved, new_day, papers):
    wrong_way = {
        "forward": sum(one["days"] < 0 or one["days of latest"] < 0 for one in moved.values()),
        "back": sum(after > before for before, after in papers.values()),
    }
    on_the_day = [day for day, one in moved.items() if one["due"][0] == new_day]
    furthest = max(max(one["days"], one["days of latest"]) for one in moved.values())
    most_back = -min(earlier.values(), default=0)
    return furthest, most_back, on_the_day, wrong_way


@app.cell(hide_code=True)
def _(furthest, most_back, moved, new_day, on_the_day, spread, wrong_way):
    _stayed, _outer = spread["days"][0], spread["days of latest"][0]
    found = cleandoc(f"""
    ## What was found

    - Of {len(moved)} limits of 25 working days, {len(moved) - _stayed} moved and {_stayed} stayed. Of the outer limits
      of 65 working days, {len(moved) - _outer} moved and {_outer} stayed.
    - Counted in working days, each move is one day. On the calendar it is up to {furthest}, where a weekend lies
      between.
    - Of the limits of 25 working days, {len(on_the_day)} ended on {in_words(new_day)} itself, which is no working
      day any more. An answer on the next working day was in time.
    - Limits that run forward and moved to an earlier day: {wrong_way["forward"]}. Limits that are counted back and
      moved to a later day: {wrong_way["back"]}. A limit that is counted back loses time: up to {most_back} days on the
      calendar.
    - A last day that was put into a letter before the bank holiday was known can be wrong afterwards, though nobody
      made a mistake. Keep the dates of the acts, and work the deadlines out again.
    """)
    if mo.app_meta().mode == "script":
        print(found)
    mo.md(found)
    return (found,)


if __name__ == "__main__":
    app.run()
