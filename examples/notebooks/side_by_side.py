import marimo

__generated_with = "0.25.2"
app = marimo.App(app_title="Two procedures side by side on one record")

with app.setup(hide_code=True):
    from collections import Counter
    from datetime import date, timedelta
    from inspect import cleandoc

    import drawing
    import marimo as mo

    from complaint_rules import Complaint, compare, schemes, show
    from complaint_rules.dates import in_words


@app.cell(hide_code=True)
def _():
    mo.md(r"""
    # Two procedures side by side on one record

    **The question: a family follows the guide they were given. Where does the guide lead them to other dates than the
    law, and where does it leave them without one?**

    The guide is the one for Trafford as it was published (scheme `trafford-children-guide`). The law is the children's
    procedure in England (scheme `england-children`). The complaint is invented, and both are asked about the same
    record. The Ombudsman's own process (scheme `lgsco`) stands beside them.
    """)
    return


@app.cell(hide_code=True)
def _():
    choices = mo.ui.dictionary(
        {
            "A panel is asked for on": mo.ui.date(
                value=date(2024, 11, 25),
                start=date(2024, 10, 10),
                stop=date(2025, 6, 30),
                label="A panel is asked for on",
            ),
            "Looked at on": mo.ui.date(
                value=date(2024, 12, 13), start=date(2024, 11, 25), stop=date(2026, 12, 31), label="Looked at on"
            ),
            "Year looked at day by day": mo.ui.dropdown(
                [str(year) for year in range(2012, 2028)],
                value="2026",
                allow_select_none=False,
                label="Year looked at day by day",
            ),
        }
    )
    mo.vstack(list(choices.values()))
    return (choices,)


@app.cell
def _(choices):
    law = schemes.in_force("england-children", on=date(2024, 8, 1))
    guide = schemes.newest("trafford-children-guide")
    ombudsman = schemes.newest("lgsco")
    asked = choices.value["A panel is asked for on"]
    looked_on = max(choices.value["Looked at on"], asked)
    known = date(2024, 7, 1)
    under_law = Complaint(law).record("matter-occurred", known).record("first-notice", known)
    for _event, _day in (
        ("complaint", date(2024, 8, 1)),
        ("stage-1-response", date(2024, 8, 15)),
        ("stage-2-request", date(2024, 8, 29)),
        ("stage-2-response", date(2024, 10, 9)),
        ("panel-request", asked),
    ):
        under_law = under_law.record(_event, _day, received=_day)
    seen = {procedure.name: under_law.under(procedure).at(looked_on) for procedure in (law, guide, ombudsman)}
    return asked, guide, law, looked_on, seen, under_law


@app.cell(hide_code=True)
def _(guide, law, looked_on, seen):
    def _limits(snapshot, event):
        for one in (*snapshot.deadlines, *snapshot.windows):
            if event == (one.act if hasattr(one, "act") else one.event):
                day = one.due if hasattr(one, "due") else one.closes
                first, last = one.bounds.earliest, one.bounds.latest
                if one.bounds.no_figure is not None:
                    return f"{one.status.value}; the text gives no time"
                if day is not None:
                    return f"{one.status.value}; last day {in_words(day)}"
                if first is not None and last is not None:
                    return f"{one.status.value}; last day between {in_words(first)} and {in_words(last)}"
                return one.status.value
        return "the text has no such limit"

    _events = (
        "stage-1-response",
        "stage-2-request",
        "stage-2-response",
        "panel-request",
        "panel-meeting",
        "panel-decision",
        "panel-report",
        "panel-response",
    )
    _titles = {**guide.titles, **law.titles}
    rows = [(_titles[event], _limits(seen[law.name], event), _limits(seen[guide.name], event)) for event in _events]
    rows.append(
        (
            "the Ombudsman's time limit",
            *(seen[one.name].route("lgsco").headline.split(": ", 1)[1] for one in (law, guide)),
        )
    )
    mo.md(
        f"## The same record, read twice\n\nAs things stand on {in_words(looked_on)}.\n\n"
        + drawing.table(("What", "The law", "The guide"), rows)
    )
    return (rows,)


@app.cell(hide_code=True)
def _(guide, looked_on, under_law):
    mo.md(
        "The same record under the law, as a picture:\n\n"
        + drawing.framed(show.timeline(under_law, on=looked_on))
        + "\n\nAnd under the guide:\n\n"
        + drawing.framed(show.timeline(under_law.under(guide), on=looked_on))
    )
    return


@app.cell(hide_code=True)
def _(looked_on, seen):
    _lgsco = seen["lgsco"]
    mo.md(
        f"Under the Ombudsman's own scheme the same record says, on {in_words(looked_on)}:\n\n"
        + "\n".join(f"- {one.headline}" for one in _lgsco.deadlines)
        + "\n\nIt has no use for these events and keeps them all the same: "
        + ", ".join(f"`{name}`" for name in _lgsco.not_used)
        + "."
    )
    return


@app.cell
def _(guide, law):
    comparison = compare(guide, law)
    relations = Counter(one.relation.value for one in comparison.differences)
    # On every start day for which the bank holidays are published, once for each kind of day that "65 days" may mean.
    readings = {
        dict(one.local_reading)["kind-of-days"]: one for one in comparison.of("duty:panel-decision")[0].readings
    }
    on_each_reading = {kind: one.share for kind, one in readings.items()}
    furthest = {kind: one.earlier or one.later for kind, one in readings.items()}
    return comparison, furthest, on_each_reading, relations


@app.cell(hide_code=True)
def _(comparison, relations):
    mo.md(
        "## Rule by rule\n\n`compare(guide, law)` goes through every rule of both. Hatched: the guide says nothing of"
        f" what the law gives. {len(comparison.same)} rules are the same.\n\n"
        + drawing.bars(
            [
                drawing.Bar(
                    relation, number, f"{number} rules" if number > 1 else "1 rule", hatched=relation == "silent"
                )
                for relation, number in relations.most_common()
            ],
            title="How the rules of the guide stand beside the law",
            description="; ".join(f"{relation}: {number}" for relation, number in relations.most_common()) + ".",
        )
        + "\n\nWhere both texts put a time on the same thing, or one of them does:\n\n"
        + drawing.table(
            ("Rule", "The guide", "The law", "The guide is"),
            [
                (one.rule, one.local_limit or "nothing", one.scheme_limit or "nothing", one.relation.value)
                for one in comparison.differences
                if not one.about and (one.local_limit or one.scheme_limit)
            ],
        )
    )
    return


@app.cell
def _(choices, guide, law):
    _first = date(int(choices.value["Year looked at day by day"]), 1, 1)
    _year = (_first + timedelta(days=n) for n in range((_first.replace(year=_first.year + 1) - _first).days))
    starts = [day for day in _year if f"{day:%w}" == "3"]

    def end_of_stage_3(day):
        """Return the last day of stage 3 under the law, each step on its last day, and under the guide."""
        complaint = Complaint(law).record("panel-request", day, received=day)
        decision = complaint.under(guide).at(day).deadline("panel-decision")
        return {
            "The law": complaint.at(day).deadline("panel-response").at_the_latest,
            "The guide, calendar days": decision.readings["kind-of-days: calendar-days"],
            "The guide, working days": decision.readings["kind-of-days: working-days"],
        }

    ends = {day: end_of_stage_3(day) for day in starts}
    return ends, starts


@app.cell(hide_code=True)
def _(choices, ends):
    _names = next(iter(ends.values()))
    mo.md(
        "## Stage 3, asked for on each Wednesday of a year\n\nFor stage 3 the guide says “no more than 65 days” and"
        " does not say of which kind. The law gives 30 working days for the meeting, 5 for the report and 15 for the"
        " response. The picture shows how many days after the earliest of the three each ends.\n\n"
        + drawing.strips(
            {name: [(day, (one[name] - min(one.values())).days) for day, one in ends.items()] for name in _names},
            title=f"The end of stage 3 by the day a panel is asked for, {choices.value['Year looked at day by day']}",
            description="One strip for each reading. The guide in calendar days is the earliest throughout, the law"
            " comes some days after it, and the guide in working days comes last.",
            unit="days after the earliest of the three",
        )
    )
    return


@app.cell(hide_code=True)
def _(asked, furthest, guide, law, on_each_reading, relations, seen):
    _law, _guide = seen[law.name], seen[guide.name]
    _closes = _law.window("panel-request").closes
    _limit = _law.route("lgsco").bounds.due
    _guided = _guide.route("lgsco").bounds.due
    _calendar, _working = on_each_reading["calendar-days"], on_each_reading["working-days"]
    _most = {name: abs(one.local - one.scheme).days for name, one in furthest.items()}
    found = cleandoc(f"""
    ## What was found

    - By the law a panel is to be asked for by {in_words(_closes)}. The guide gives no time for it, so a family
      that relies on it does not see that time running. Asked for on {in_words(asked)}, the window is
      “{_law.window("panel-request").status.value}” under the law and “{_guide.window("panel-request").status.value}”
      under the guide. The council may still accept a late request.
    - The Ombudsman's year ends on {in_words(_limit)} by the Act, which counts the first day in. Counted by the
      words of the guide it ends on {in_words(_guided)}: {(_guided - _limit).days} day late.
    - The guide's 65 days for stage 3, if they are calendar days, end before the law's time on {_calendar.stricter} of
      {_calendar.days} start days, {_most["calendar-days"]} days before it at most. If they are working days, they end
      after it on {_working.looser} of {_working.days}, {_most["working-days"]} days after it at most.
    - The guide is silent on {relations["silent"]} rules of the law, and contradicts {relations["contradictory"]}. Each
      difference, with both sources, is in `compare(guide, law).explain()`.
    """)
    if mo.app_meta().mode == "script":
        print(found)
    mo.md(found)
    return (found,)


if __name__ == "__main__":
    app.run()
