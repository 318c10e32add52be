import marimo

__generated_with = "0.25.2"
app = marimo.App(app_title="One complaint in three nations' calendars")

with app.setup(hide_code=True):
    from calendar import isleap
    from collections import Counter
    from datetime import date, timedelta
    from inspect import cleandoc

    import drawing
    import marimo as mo

    from complaint_rules import Complaint, WorkingDayCalendar
    from complaint_rules.dates import in_words, weekday_in_words
    from complaint_rules.local import read_procedure


@app.cell(hide_code=True)
def _():
    mo.md(r"""
    # One complaint in three nations' calendars

    **The question: three councils promise an answer within the same number of working days, one in England, one in
    Scotland, one in Northern Ireland. On how many days of a year does it matter where the complaint is made, and which
    days make the difference?**

    The councils and their promise are invented. The bank holidays are those that GOV.UK publishes for each nation;
    England and Wales share one list. The procedures of the nations differ in much else: this looks at the calendar
    alone.
    """)
    return


@app.cell(hide_code=True)
def _():
    choices = mo.ui.dictionary(
        {
            "Year in which the complaint is received": mo.ui.dropdown(
                [str(one) for one in range(2012, 2028)],
                value="2026",
                allow_select_none=False,
                label="Year in which the complaint is received",
            ),
            "Working days promised": mo.ui.slider(1, 65, value=20, show_value=True, label="Working days promised"),
        }
    )
    mo.vstack(list(choices.values()))
    return (choices,)


@app.cell
def _(choices):
    year = int(choices.value["Year in which the complaint is received"])
    promised = choices.value["Working days promised"]
    nations = {"england-and-wales": "England and Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}
    calendars = {nation: WorkingDayCalendar(nation) for nation in nations}
    procedures = {
        nation: read_procedure(f"""
            format = 1
            name = "{nation}-council"
            title = "Complaint to a council"
            working-days = "{nation}"

            [source]
            instrument = "an invented promise"
            url = "https://www.example.org/complaints"
            checked-on = 2026-11-22
            seen = "primary"

            [[stage]]
            name = "stage-1"
            begins = "complaint"

            [[duty]]
            act = "stage-1-response"
            stage = "stage-1"
            within = "{promised} working days after receipt of complaint"
            strength = "promise"
            words = "We will reply within {promised} working days of receiving your complaint."
        """)
        for nation in nations
    }
    starts = [date(year, 1, 1) + timedelta(days=n) for n in range(365 + isleap(year))]
    return calendars, nations, procedures, promised, starts, year


@app.cell
def _(nations, procedures, starts):
    def due(nation, day):
        """Return the last day for the answer to a complaint that is received on a day."""
        complaint = Complaint(procedures[nation]).record("complaint", day, received=day)
        return complaint.at(day).deadline("stage-1-response").due

    dates = {day: {nation: due(nation, day) for nation in nations} for day in starts}
    differing = [day for day in starts if len(set(dates[day].values())) > 1]
    behind = {
        nations[nation]: [(day, (dates[day][nation] - min(dates[day].values())).days) for day in starts]
        for nation in nations
    }
    return behind, dates, differing


@app.cell(hide_code=True)
def _(behind, differing, promised, starts, year):
    mo.md(
        f"## The year, day by day\n\nA complaint is received on each of the {len(starts)} days of {year} and is to be"
        f" answered within {promised} working days. The dates differ for {len(differing)} of them. The picture shows"
        " how many days later than in the nation with the earliest date the answer is due.\n\n"
        + drawing.strips(
            behind,
            title=f"Days behind the nation with the earliest date, {year}",
            description="One strip for each nation, one column for each day on which a complaint is received. Where the"
            " strip is empty, the nation has the earliest date or shares it.",
            unit="days later than in the nation with the earliest date",
        )
    )
    return


@app.cell(hide_code=True)
def _():
    mo.md(r"""
    ## The days that make the difference

    A day makes a difference if it is a working day in one nation and not in another. It touches every complaint whose
    count it falls into.
    """)
    return


@app.cell
def _(calendars, dates, differing, nations, starts):
    last = max(day for one in dates.values() for day in one.values())
    span = [starts[0] + timedelta(days=n) for n in range((last - starts[0]).days + 1)]
    uneven = {
        day: {nation: calendars[nation].non_working_reason(day) for nation in nations}
        for day in span
        if len({calendars[nation].is_working_day(day) for nation in nations}) > 1
    }
    touched = {day: [one for one in differing if one < day <= max(dates[one].values())] for day in uneven}
    widest = max(differing, key=lambda day: max(dates[day].values()) - min(dates[day].values()))
    pairs = Counter(
        tuple(nation for nation in nations if dates[day][nation] == max(dates[day].values())) for day in differing
    )
    return pairs, touched, uneven, widest


@app.cell(hide_code=True)
def _(nations, touched, uneven):
    def _name(reason):
        return "a working day" if reason is None else reason.split(": ", 1)[1].rstrip(".")

    mo.md(
        drawing.table(
            ("Day", *nations.values(), "Start days with differing dates whose count takes it in"),
            [
                (f"{weekday_in_words(day)}", *map(_name, reasons.values()), len(touched[day]))
                for day, reasons in uneven.items()
            ],
        )
    )
    return


@app.cell(hide_code=True)
def _(calendars, dates, nations, promised, widest):
    _explained = []
    for _nation, _due in dates[widest].items():
        _skipped = [
            f"{weekday_in_words(one.day)} ({', '.join(one.reasons)})"
            for one in calendars[_nation].non_working_days(widest, _due)
            if not set(one.reasons) <= {"Saturday", "Sunday"}
        ]
        _explained.append((nations[_nation], f"{weekday_in_words(_due)}", "; ".join(_skipped) or "none"))
    mo.md(
        f"The widest gap: a complaint received on {weekday_in_words(widest)}, {promised} working days.\n\n"
        + drawing.table(("Nation", "Last day for the answer", "Bank holidays left out of the count"), _explained)
    )
    return


@app.cell(hide_code=True)
def _(dates, differing, nations, pairs, promised, starts, uneven, widest, year):
    _gap = (max(dates[widest].values()) - min(dates[widest].values())).days
    _most, _times = pairs.most_common(1)[0]
    found = cleandoc(f"""
    ## What was found

    - For {len(differing)} of the {len(starts)} days of {year}, {promised} working days end on different dates in the
      three nations. For the others the place makes no difference.
    - {len(uneven)} days in the span are bank holidays in one nation and working days in another. The table names them.
    - The widest gap is {_gap} days: a complaint received on {in_words(widest)}.
    - The latest date is most often in {" and ".join(nations[one] for one in _most)} ({_times} of
      {len(differing)} days).
    - A promise in “working days” that does not say whose bank holidays it means leaves this open. A calendar in this
      library therefore has no default nation.
    """)
    if mo.app_meta().mode == "script":
        print(found)
    mo.md(found)
    return (found,)


if __name__ == "__main__":
    app.run()
