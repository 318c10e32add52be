// The test vectors, read by a second implementation: working days and periods, written from the rules in words
// (docs/reference/vectors.md), with nothing but what the files themselves hold. Whole complaints are checked in form.
//
//     node --test tests/browser/vectors.test.mjs

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../examples/vectors/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const schema = read("vectors.schema.json");
const names = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "vectors.schema.json");
const files = Object.fromEntries(names.map((name) => [name, read(name)]));

// Days are whole numbers, from 1 January 1970 on: no time of day and no time zone comes in.

const numberOf = (text) => {
  const [year, month, day] = text.split("-").map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
};
const textOf = (number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
const isDate = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && textOf(numberOf(text)) === text;

// A working day is not a Saturday or Sunday and not a bank holiday of the division; in "any part of the UK" a day is
// out if it is a bank holiday in any of the three. Outside the years of the list nothing is known.

function calendarOf(listed, division) {
  const parts = division === "any-part-of-uk" ? Object.keys(listed.dates) : [division];
  const holidays = new Set(parts.flatMap((part) => listed.dates[part]));
  const [first, last] = [numberOf(listed.from), numberOf(listed.until)];
  return (number) => {
    if (number < first || number > last) throw new RangeError(`${textOf(number)} is outside the list`);
    const weekday = new Date(number * 86_400_000).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !holidays.has(textOf(number));
  };
}

// The nth working day strictly after, or strictly before; 0 is the day itself, or else the next working day.

function add(counts, start, number) {
  let [day, left] = [start, Math.abs(number)];
  if (number === 0) while (!counts(day)) day += 1;
  while (left > 0) {
    day += Math.sign(number);
    if (counts(day)) left -= 1;
  }
  return day;
}

// Working days from one day to another, with the ends that are asked for: the first is "left", the second "right".
// Where the second is the earlier, the answer is minus the count of the same days, each end as it was asked for.

function between(counts, from, to, ends) {
  if (from === to && ends !== "both") return 0;
  let found = 0;
  for (let day = Math.min(from, to); day <= Math.max(from, to); day += 1) {
    if (day === from && ends !== "left" && ends !== "both") continue;
    if (day === to && ends !== "right" && ends !== "both") continue;
    if (counts(day)) found += 1;
  }
  return from <= to ? found : -found;
}

// A day that is none moves on or back; the modified conventions turn round rather than leave the month.

function roll(counts, day, convention) {
  if (counts(day)) return day;
  const [forward, modified] = [convention.endsWith("following"), convention.startsWith("modified")];
  const rolled = add(counts, day, forward ? 1 : -1);
  const leaves = textOf(rolled).slice(0, 7) !== textOf(day).slice(0, 7);
  return modified && leaves ? add(counts, day, forward ? -1 : 1) : rolled;
}

// The corresponding date of a later or earlier month; where there is none, the last day of that month.

function months(day, number) {
  const [year, month, dayOfMonth] = textOf(day).split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + number, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + number, Math.min(dayOfMonth, lastOfMonth)) / 86_400_000;
}

const sameDay = (one, other) => textOf(one).slice(8) === textOf(other).slice(8);
const inDays = { hours: (number) => Math.ceil(number / 24), weeks: (number) => 7 * number };
const inMonths = { months: (number) => number, years: (number) => 12 * number };

// Months and years. "After": the corresponding date. "Beginning with" a day: the day before the date that corresponds
// to that day; where none corresponds, the last day of the month. Days: the first day counts only if the period begins
// with it. Suspended days are left out: a count of days goes on past them, and a count of months is put off by as many
// unsuspended days as were suspended in it.

function lastDay(one, counts) {
  const [start, begins] = [numberOf(one.start), one.counting === "beginning with"];
  const stopped = (day) =>
    (one.pauses ?? []).some(([first, again]) => numberOf(first) <= day && day < numberOf(again));
  let [day, left, counted] = [start, 0, () => true];
  if (one.unit in inMonths) {
    const number = inMonths[one.unit](one.number);
    if (one.counting === "after") day = months(start, number);
    else {
      const first = begins ? start : start + 1;
      const corresponding = months(first, number);
      day = sameDay(corresponding, first) ? corresponding - 1 : corresponding;
    }
    for (let each = start + 1; each <= day; each += 1) if (stopped(each)) left += 1;
  } else {
    left = (inDays[one.unit] ?? ((number) => number))(one.number);
    if (one.unit === "working days") counted = counts;
    if (begins) day -= 1;
  }
  while (left > 0) {
    day += 1;
    if (counted(day) && !stopped(day)) left -= 1;
  }
  return day;
}

// The day that lies a whole period before another.

function firstDay(one, counts) {
  const end = numberOf(one.end);
  if (one.unit in inMonths) return months(end, -inMonths[one.unit](one.number));
  if (one.unit === "working days") return add(counts, end, -one.number);
  return end - (inDays[one.unit] ?? ((number) => number))(one.number);
}

const answers = {
  "is-working": (one, counts) => counts(numberOf(one.day)),
  next: (one, counts) => textOf(add(counts, numberOf(one.after), 1)),
  previous: (one, counts) => textOf(add(counts, numberOf(one.before), -1)),
  add: (one, counts) => textOf(add(counts, numberOf(one.start), one.number)),
  roll: (one, counts) => textOf(roll(counts, numberOf(one.day), one.convention)),
  between: (one, counts) => between(counts, numberOf(one.start), numberOf(one.end), one.ends),
  "last-day": (one, counts) => textOf(lastDay(one, counts)),
  "first-day": (one, counts) => textOf(firstDay(one, counts)),
};

for (const name of ["working-days.json", "periods.json"]) {
  test(`${name}: a second implementation gives every answer`, () => {
    const { bank_holidays: listed, vectors } = files[name];
    const calendars = {};
    for (const one of vectors) {
      const division = one.division ?? "england-and-wales";
      calendars[division] ??= calendarOf(listed, division);
      assert.equal(answers[one.op](one, calendars[division]), one.gives, JSON.stringify(one));
    }
    assert.ok(vectors.length > 300);
  });
}

test("a wrong answer would be found", () => {
  const { bank_holidays: listed, vectors } = files["periods.json"];
  const counts = calendarOf({ ...listed, dates: { "england-and-wales": [] } }, "england-and-wales");
  const asked = vectors.filter((one) => one.division === "england-and-wales");
  assert.ok(asked.some((one) => answers[one.op](one, counts) !== one.gives));
});

// As much of JSON Schema as the schema beside the files uses; another keyword is refused, so that none is passed over.

const known = new Set(
  ("$schema $defs title description $ref const enum anyOf type pattern required properties additionalProperties items " +
    "minItems maxItems").split(" "),
);
const isOf = {
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === "string",
  integer: Number.isInteger,
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
};

function faults(value, form, where) {
  if (form === true) return [];
  if (form === false) return [`${where}: is not in the form`];
  for (const key of Object.keys(form)) assert.ok(known.has(key), `this check does not know ${key}`);
  if (form.$ref) return faults(value, schema.$defs[form.$ref.replace("#/$defs/", "")], where);
  if (form.anyOf) {
    const each = form.anyOf.map((one) => faults(value, one, where));
    return each.some((found) => found.length === 0) ? [] : each.flat();
  }
  if ("const" in form && value !== form.const) return [`${where}: ${form.const} is needed`];
  if (form.enum && !form.enum.includes(value)) return [`${where}: ${value} is none of ${form.enum}`];
  if (form.type && !isOf[form.type](value)) return [`${where}: ${form.type} is needed`];
  if (form.pattern && !new RegExp(form.pattern, "u").test(value)) return [`${where}: ${value}`];
  if (Array.isArray(value)) {
    const few = value.length < (form.minItems ?? 0) || value.length > (form.maxItems ?? Infinity);
    const inside = value.flatMap((one, number) => faults(one, form.items ?? true, `${where}[${number}]`));
    return few ? [`${where}: ${value.length} items`, ...inside] : inside;
  }
  if (!isOf.object(value)) return [];
  const missing = (form.required ?? []).filter((key) => !(key in value)).map((key) => `${where}.${key} is missing`);
  const inside = Object.entries(value).flatMap(([key, one]) =>
    faults(one, form.properties?.[key] ?? form.additionalProperties ?? true, `${where}.${key}`),
  );
  return [...missing, ...inside];
}

for (const name of names) {
  test(`${name}: has the form that is stated`, () => {
    assert.deepEqual(faults(files[name], schema, name), []);
  });
}

test("what is not in the form would be found", () => {
  const held = { ...files["complaints-lgsco.json"], format: 2, clock: "now" };
  assert.equal(faults(held, schema, "it").length, 2);
});

const enclose = ([earliest, latest], day) =>
  (earliest === null || earliest <= day) && (latest === null || day <= latest);

for (const name of names.filter((one) => files[one].kind === "complaints")) {
  test(`${name}: dates are dates, and bounds enclose what is due`, () => {
    for (const { title, record, on, gives } of files[name].vectors) {
      const dates = JSON.stringify([record, on, gives]).match(/"\d{4}-\d{2}-\d{2}"/g).map((one) => one.slice(1, -1));
      assert.ok(dates.every((one) => one === record.version || isDate(one)), title);
      for (const [duty, one] of Object.entries(gives.deadlines ?? {})) {
        const what = `${title}: ${duty}`;
        if (one.due !== undefined) assert.ok(enclose(one.bounds, one.due), what);
        if (one.days_late !== undefined) assert.ok(one.days_late >= 0, what);
        if (one.missed_on !== undefined && one.due !== undefined) assert.ok(one.missed_on > one.due, what);
        if (one.status === "overdue") assert.ok(one.missed_on <= on, what);
        if (one.status === "pending" && one.due !== undefined) assert.ok(on <= one.due, what);
      }
      for (const one of [...Object.values(gives.windows ?? {}), ...Object.values(gives.rules ?? {})]) {
        const [earliest, latest] = one.bounds ?? [null, null];
        assert.ok(earliest === null || latest === null || earliest <= latest, title);
        if (one.closes !== undefined) assert.ok(enclose(one.bounds, one.closes), title);
      }
    }
  });
}
