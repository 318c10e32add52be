import marimo

__generated_with = "0.25.2"
app = marimo.App(app_title="How long are the longest waits?")

with app.setup(hide_code=True):
    from collections import Counter
    from datetime import date, timedelta
    from inspect import cleandoc

    import drawing
    import marimo as mo

    from complaint_rules import WorkingDayCalendar, schemes
    from complaint_rules.dates import in_words
    from complaint_rules.longest_way import longest_way
    from complaint_rules.periods import Days
    from complaint_rules.vocabulary import Party


@app.cell(hide_code=True)
def _():
    mo.md(r"""
    # How long are the longest waits?

    **The question: a complaint goes through every stage, and everybody takes the longest time that the text gives. When
    is it over, at the latest?**

    Asked of every bundled scheme, in each of its versions. A time for which a text gives no figure has no last day,
    and then the whole has none either.
    """)
    return


@app.cell(hide_code=True)
def _():
    choices = mo.ui.dictionary(
        {
            "Day of the complaint": mo.ui.date(
                value=date(2026, 9, 1), start=date(2012, 1, 1), stop=date(2027, 6, 30), label="Day of the complaint"
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
    start = choices.value["Day of the complaint"]
    ways = {}
    for _name in schemes.names():
        _versions = schemes.versions(_name)
        for _procedure in _versions:
            _label = _name if len(_versions) == 1 else f"{_name}, {_procedure.version.removeprefix('undated, ')}"
            ways[_label] = longest_way(_procedure, start=start)
    ends = {name: way.reached for name, way in ways.items() if way.reached is not None}
    return ends, start, ways


@app.cell
def _():
    def end_to_end(periods, begun, days):
        """Return the last day of periods, each counted from the last day of the one before."""
        day = begun
        for period in periods:
            # Days whose kind no text states are taken to be the longer kind.
            day = max(kind.last_day(day, days=days, at_most=True) for kind in period.kinds())
        return day

    days = Days(working=WorkingDayCalendar("england-and-wales"))
    return days, end_to_end


@app.cell
def _(days, end_to_end, start, ways):
    added = {name: (end_to_end(way.total, start, days) - start).days for name, way in ways.items() if way.total}
    single = {}
    for _name, _way in ways.items():
        _figures = [(end_to_end([one], start, days) - start).days for step in _way.steps for one in step.lengths]
        if _name not in added:
            single[_name] = max(_figures, default=0)
    return added, single


@app.cell(hide_code=True)
def _(added, single, start, ways):
    def _row(name):
        if name in added:
            total = " and ".join(one.in_words for one in ways[name].total)
            return drawing.Bar(name, added[name], f"{added[name]} days, but no bound", note=total)
        text = f"{single[name]} days for one step, but no bound" if single[name] else "no figure at all"
        return drawing.Bar(name, single[name], text, hatched=True)

    mo.md(
        "## What the texts do bound\n\nNo bar is the whole wait: each ends open, for the reasons in the table below. A"
        f" full bar adds up every time for which the text gives a figure, from {in_words(start)}. What has no"
        " figure is taken to happen on the same day. A hatched bar is the longest single figure of a text whose"
        " figures cannot be added up, since some run at the same time or nothing says in which order.\n\n"
        + drawing.bars(
            [_row(name) for name in sorted(ways, key=lambda one: -added.get(one, single.get(one, 0) - 1000))],
            title="The longest waits: what each text bounds, in days",
            description="One bar for each scheme, with the days that its figures come to. None of them has a last"
            " day for the whole.",
            open_ended=True,
        )
    )
    return


@app.cell
def _(ways):
    whose = {}
    for _name, _way in ways.items():
        _acts = [one for one in _way.steps if any(not reason.why.only_prolongs for reason in one.no_bound)]
        _by = {_way.procedure.event(one.event).by for one in _acts}
        if not _way.gaps:
            whose[_name] = "nobody"
        elif _by == {Party.COMPLAINANT}:
            whose[_name] = "the person who complains"
        elif Party.COMPLAINANT in _by:
            whose[_name] = "both sides"
        else:
            whose[_name] = "the body or others"
    reasons = Counter(reason.why.value for way in ways.values() for reason in way.gaps)
    return reasons, whose


@app.cell(hide_code=True)
def _(ways, whose):
    mo.md(
        "## Why there is no last day for the whole\n\n"
        + drawing.table(
            ("Scheme", "Figures that add up", "No last day, because", "Whose act is without a limit"),
            [
                (
                    name,
                    " and ".join(one.in_words for one in way.total) or "cannot be added up",
                    "; ".join(one.text for one in way.gaps) or f"it is over on {in_words(way.reached)}",
                    whose[name],
                )
                for name, way in ways.items()
            ],
        )
    )
    return


@app.cell
def _(choices, days, end_to_end, ways):
    _first = date(int(choices.value["Year looked at day by day"]), 1, 1)
    _year = [_first + timedelta(days=n) for n in range((_first.replace(year=_first.year + 1) - _first).days)]
    shown = {"england-children": "Children, England", "lgsco-code": "LGSCO's Code"}
    by_start = {name: [(day, (end_to_end(ways[name].total, day, days) - day).days) for day in _year] for name in shown}
    return by_start, shown


@app.cell(hide_code=True)
def _(by_start, choices, shown):
    _year = choices.value["Year looked at day by day"]
    mo.md(
        "## The same wait, begun on each day of a year\n\nThe same number of working days is not always the same time."
        " The picture shows how much longer the wait is than the shortest of the year.\n\n"
        + drawing.strips(
            {
                shown[name]: [(day, length - min(one for _, one in row)) for day, length in row]
                for name, row in by_start.items()
            },
            title=f"Days beyond the shortest wait, by the day of the complaint, {_year}",
            description="One strip for each of two procedures, one column for each day on which a complaint is made.",
            unit="days more than from the best day of the year",
        )
    )
    return


@app.cell(hide_code=True)
def _(added, by_start, ends, reasons, shown, ways, whose):
    _ranges = {shown[name]: (min(one for _, one in row), max(one for _, one in row)) for name, row in by_start.items()}
    _most = max(added, key=added.get)
    _only = [name for name, one in whose.items() if one == "the person who complains"]
    found = cleandoc(f"""
    ## What was found

    - {"None" if not ends else len(ends)} of the {len(ways)} texts has a last day for the whole.
    - The longest sum of figures is that of {_most}: {" and ".join(one.in_words for one in ways[_most].total)}, which is
      {added[_most]} days from the day chosen.
    - The reason most often is that {reasons.most_common(1)[0][0]} ({reasons.most_common(1)[0][1]} of
      {reasons.total()} gaps).
    - In {len(_only)} of the {len(ways)}, the only act without a limit is one of the person who complains, such as
      asking for stage 2: {"; ".join(_only)}. Who asks at once keeps the wait to the sum of the figures, unless a rule
      lets it be put off. In the others an act of the body, or of somebody else, has no limit either.
    - The same number of working days takes longer on some days of the year than on others:
      {"; ".join(f"{name}, {low} to {high} days" for name, (low, high) in _ranges.items())}.
    """)
    if mo.app_meta().mode == "script":
        print(found)
    mo.md(found)
    return (found,)


if __name__ == "__main__":
    app.run()
