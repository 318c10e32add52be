// The page of the calculator: the form, the answer, the link. What the rules say comes from the library, in worker.js.
// Every text is put in as text. Nothing that is entered leaves the browser.
"use strict";

(() => {
  const home = document.getElementById("calculator-page");
  const base = new URL(".", document.currentScript.src);
  const DATE = { min: "1950-01-01", max: "2099-12-31" };
  const UNKNOWN = "not-known";
  const MARKS = { late: "✕", due: "◷", open: "→", done: "✓", stopped: "‖", unsure: "?", later: "…" };

  let start; // what there is to choose from, written down when the pages were built
  let worker;
  let ready = false;
  let answered = false;
  let question = null; // the question that helps to find the procedure
  let about = {}; // its answers so far
  let held = {}; // dates entered for which the chosen procedure has no use
  let strange = {}; // what a link held and no field takes
  let numbers = 0;
  let latest = 0;
  const waiting = new Map();

  // Making elements

  function el(tag, given = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) {
      if (value === false || value === null || value === undefined) continue;
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (name === "class") made.className = value;
      else made.setAttribute(name, value === true ? "" : String(value));
    }
    made.append(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== ""));
    return made;
  }
  const button = (text, onclick, given = {}) => el("button", { type: "button", onclick, ...given }, text);
  const list = (items, given = {}) => (items.length ? el("ul", given, items.map((one) => el("li", {}, one))) : null);
  const fold = (title, ...children) => el("details", {}, el("summary", {}, title), children);
  const badge = (tone, text) =>
    el("span", { class: `badge badge--${tone}` }, el("span", { "aria-hidden": "true" }, MARKS[tone] || "•"), ` ${text}`);
  const link = (url, text) =>
    /^https?:\/\//.test(url) ? el("a", { href: url, rel: "noreferrer noopener", class: "away" }, text) : text;
  const byId = (id) => document.getElementById(id);
  const idOf = (field) => `f-${field}`;
  const hidden = (text) => el("span", { class: "hidden" }, text);

  // The parts of the page

  const status = el("p", { class: "status", role: "status" });
  const toAnswer = button("Go to the answer", goToAnswer, { class: "small", hidden: true });
  const bar = el("progress", { max: 100, value: 0, "aria-label": "Loading the calculator" });
  const loading = el("div", { class: "loading" }, bar);
  const summary = el("div", { class: "errors", tabindex: "-1", role: "alert", hidden: true });
  const chooser = el("div", { class: "chooser" });
  const dates = el("div", { class: "dates" });
  const procedure = el("select", { name: "procedure", id: idOf("procedure") });
  const version = el("select", { name: "version", id: idOf("version") });
  const versionRow = row("version", "Which version of it?", version);
  const on = el("input", { type: "date", name: "on", id: idOf("on"), required: true, ...DATE });
  const answer = el("section", { class: "answer", "aria-labelledby": "answer-title", hidden: true });
  const look = el("div", { class: "look", hidden: true });
  const known = el("div", { class: "known" });
  const finder = el("div", { class: "finder" });

  const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  const MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ];

  // Browsers write 1 August as 01/08 or as 08/01: the words beside the field leave no doubt. No time zone is asked.
  function inWords(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
    return `${DAYS[weekday]} ${day} ${MONTHS[month - 1]} ${year}`;
  }

  function row(field, label, control, hint = "", more = null) {
    const id = idOf(field);
    const isDate = control.type === "date";
    const notes = [hint && `${id}-hint`, isDate && `${id}-words`, `${id}-error`].filter(Boolean).join(" ");
    control.setAttribute("aria-describedby", notes);
    return el(
      "div",
      { class: isDate ? "row row--date" : "row", "data-field": field },
      el(
        "div",
        {},
        el("label", { for: id }, label),
        hint && el("span", { class: "hint", id: `${id}-hint` }, hint),
        el("span", { class: "error", id: `${id}-error` }),
      ),
      el("div", {}, control, isDate ? el("span", { class: "words", id: `${id}-words` }) : ""),
      more,
    );
  }

  function spell() {
    for (const one of home.querySelectorAll(".words")) {
      const { value } = one.previousElementSibling;
      one.textContent = value ? inWords(value) : "";
    }
  }

  function build() {
    const groups = new Map();
    for (const one of start.procedures) {
      if (!groups.has(one.group)) groups.set(one.group, el("optgroup", { label: one.group }));
      groups.get(one.group).append(el("option", { value: one.name }, one.title));
    }
    procedure.append(el("option", { value: "" }, "Choose one"), ...groups.values());
    known.append(
      row("procedure", "Which procedure is it?", procedure),
      versionRow,
    );
    const ways = el(
      "fieldset",
      { class: "ways" },
      el("legend", {}, el("h2", { class: "step" }, "1. Find the procedure")),
      way("find", "Help me find it", "A few questions, one at a time."),
      way("know", "I know which one it is", "Choose it from a list."),
    );
    chooser.append(ways, finder, known);
    const form = el(
      "form",
      { novalidate: true, onsubmit: submit, onchange: changed },
      chooser,
      dates,
      look,
      el("div", { class: "buttons" }, button("Start again", reset)),
    );
    look.append(
      el(
        "fieldset",
        {},
        el("legend", {}, el("h2", { class: "step" }, "3. Which day do you want to look from?")),
        row("on", "Day to look from", on, "This is today, unless you change it."),
      ),
      el("div", { class: "buttons" }, el("button", { type: "submit", class: "main" }, "Work it out")),
    );
    const parts = start.made_of.map((one) => `${one.name} ${one.version} (${one.licence})`);
    const madeOf = fold(
      "What this runs on",
      el("p", {}, "The library itself, in your browser. Nothing was changed for this page. Beside it run:"),
      list(parts),
    );
    home.append(loading, status, toAnswer, summary, form, answer, madeOf);
    home.hidden = false;
    versionRow.hidden = true;
    showWay("find");
  }

  function way(value, label, hint) {
    const id = `way-${value}`;
    const input = el("input", { type: "radio", name: "way", value, id, onchange: () => showWay(value) });
    return el("div", { class: "choice" }, input, el("label", { for: id }, label, el("span", { class: "hint" }, hint)));
  }

  function showWay(value) {
    byId(`way-${value}`).checked = true;
    finder.hidden = value !== "find";
    known.hidden = value !== "know";
  }

  // Finding the procedure

  function ask(next) {
    question = next;
    const told = Object.entries(about).map(([name, value]) =>
      el(
        "li",
        {},
        el("span", {}, `${asked.get(name)?.label || name} `, el("strong", {}, said(name, value))),
        button(["Change", hidden(`: ${asked.get(name)?.label || name}`)], () => forget(name), { class: "small" }),
      ),
    );
    finder.replaceChildren(told.length ? el("ul", { class: "told" }, told) : "");
    if (!question) return;
    asked.set(question.field, question);
    const several = [...question.options, [UNKNOWN, question.field === "about.body-name" ? "None of these" : "I do not know"]];
    const choices = several.map(([value, label], place) => {
      const id = `choice-${place}`;
      return el(
        "div",
        { class: "choice" },
        el("input", { type: "radio", name: "choice", value, id }),
        el("label", { for: id }, label),
      );
    });
    finder.append(
      el(
        "fieldset",
        { class: "question", "data-field": question.field },
        el("legend", { tabindex: "-1" }, question.label),
        el("span", { class: "error", id: "choice-error" }),
        el("div", { class: several.length > 6 ? "choices choices--many" : "choices" }, choices),
        button("Next", next_, { class: "main" }),
      ),
    );
  }
  const asked = new Map();
  const said = (name, value) =>
    value === UNKNOWN ? (name === "about.body-name" ? "None of these" : "Not known") : asked.get(name)?.options.find(([one]) => one === value)?.[1] || value;

  async function next_() {
    const chosen = finder.querySelector("input[name=choice]:checked");
    if (!chosen) {
      byId("choice-error").textContent = "Choose one of these. “I do not know” is fine.";
      finder.querySelector("input[name=choice]").focus();
      return;
    }
    about[question.field] = chosen.value;
    await find(true);
  }

  async function forget(name) {
    const names = Object.keys(about);
    for (const one of names.slice(names.indexOf(name))) delete about[one];
    await find(true);
  }

  async function find(focus) {
    if (!Object.keys(about).length) {
      ask(start.question);
      if (focus) finder.querySelector("legend").focus();
      return;
    }
    const found = await request("choose", { ...about, on: on.value || today() }, "Looking for the procedure …");
    if (!found) return;
    if (found.errors.length) {
      about = {};
      ask(start.question);
      say(found.errors.map((one) => one.text).join(" "));
      return;
    }
    const { answer: what } = found;
    ask(what.question);
    finder.append(result(what));
    say("");
    if (focus) (finder.querySelector("legend") || finder.querySelector(".found h3")).focus();
  }

  function result(what) {
    const box = el("div", { class: "found" });
    if (what.question && !what.governed) return box; // nothing is said before it can be told
    const cards = what.groups.map((group, place) => [
      el("h3", { tabindex: place ? null : "-1" }, group.title),
      group.choices.map((one) =>
        el(
          "div",
          { class: "card" },
          el("h4", {}, one.title),
          el("p", {}, one.text, sources([one.source])),
          list(one.notes),
          one.assumed.length ? [el("p", {}, "Taken for granted:"), list(one.assumed)] : "",
          one.procedure &&
            button(["Use this", hidden(`: ${one.title}`)], () => use(one.procedure), { class: place ? "" : "main" }),
        ),
      ),
    ]);
    const elsewhere = what.elsewhere.map((one) =>
      el("div", { class: "card" }, el("h4", {}, one.title), el("p", {}, one.text, sources([one.source]))),
    );
    if (!what.governed) {
      const title = what.unsure.length ? "This cannot be told yet" : "No procedure that is held here fits";
      box.append(el("h3", { tabindex: "-1" }, title));
      if (what.unsure.length) {
        box.append(el("p", {}, "It may be one of these. You can choose one from the list yourself."), list(what.unsure));
      }
    }
    box.append(...cards.flat(2), ...elsewhere);
    return box;
  }

  function use(name) {
    procedure.value = name;
    showWay("know");
    drawDates();
    (byId("dates-title") || procedure).focus();
  }

  // The form for the dates

  const chosen = () => start.procedures.find((one) => one.name === procedure.value);

  function drawVersions() {
    const one = chosen();
    const names = one ? Object.keys(one.versions) : [];
    version.replaceChildren(
      el("option", { value: "" }, "The one for the date of the complaint"),
      ...names.map((name) => el("option", { value: name }, capital(one.versions[name].label))),
    );
    versionRow.hidden = names.length < 2;
  }

  function drawDates() {
    const before = { ...held, ...fieldsOf(dates) };
    const wanted = version.value;
    drawVersions();
    const one = chosen();
    if (one && wanted in one.versions) version.value = wanted;
    dates.replaceChildren();
    look.hidden = !one;
    if (!one) {
      held = before;
      return;
    }
    const form = one.versions[version.value || one.default];
    dates.append(
      el("h2", { class: "step", id: "dates-title", tabindex: "-1" }, "2. What happened, and when?"),
      el("p", { class: "hint" }, "Fill in the dates that you know. Leave the rest empty."),
      ...form.groups.map((group) => drawGroup(group)),
    );
    if (form.extensions.length) {
      const wait = fold("They were given more time", several("extend", (number) => drawExtension(form, number), "Add another"));
      wait.dataset.kind = "extend";
      dates.append(wait);
    }
    if (form.pauses.length) {
      const pause = fold("The clock was stopped for a while", several("pause", (number) => drawPause(form, number), "Add another"));
      pause.dataset.kind = "pause";
      dates.append(pause);
    }
    if (form.facts.length) {
      dates.append(
        fold(
          "A few more questions",
          el("p", { class: "hint" }, "Answer those that you can. Each one can make the answer surer."),
          form.facts.map((fact) => drawField(fact, "Not known")),
        ),
      );
    }
    if (form.readings.length) {
      dates.append(
        fold(
          "Rules that can be read in two ways",
          el("p", { class: "hint" }, "The answer shows each reading. You can choose which one counts."),
          form.readings.map((reading) => drawField(reading, "The usual one, or all of them")),
        ),
      );
    }
    held = write(before);
    spell();
  }

  function drawGroup(group) {
    const rows = group.events.map((event) => drawEvent(event, 1));
    if (!group.open) return fold(group.title, rows);
    return el("fieldset", { class: "group" }, el("legend", {}, group.title), rows);
  }

  function drawEvent(event, number) {
    const end = number > 1 ? `${event.name}.${number}` : event.name;
    const title = number > 1 ? `${event.title} (number ${number})` : event.title;
    const field = `date.${end}`;
    const date = el("input", { type: "date", name: field, id: idOf(field), ...DATE });
    const shown = [];
    const more = [];
    for (const one of event.details) {
      const name = one.field.replace(/^detail\.[^.]+/, `detail.${end}`);
      (one.kind === "date" ? shown : more).push(drawField({ ...one, field: name }, "Not known"));
    }
    if (event.sent) {
      const received = `received.${end}`;
      const control = el("input", { type: "date", name: received, id: idOf(received), ...DATE });
      more.unshift(row(received, "The day it arrived, if that was another day", control));
    }
    const rest = more.length
      ? el("details", { class: "more" }, el("summary", {}, "More about it", hidden(`: ${title}`)), more)
      : null;
    const box = el("div", { class: "event" }, row(field, title, date, event.hint, rest), shown);
    if (!event.repeats) return box;
    const add = button(["Add another", hidden(`: ${event.title}`)], () => {
      const next = drawEvent(event, number + 1);
      add.replaceWith();
      box.after(next);
      next.querySelector("input").focus();
    }, { class: "small", "data-add": `${event.name}.${number + 1}` });
    box.append(add);
    return box;
  }

  function drawField(field, empty) {
    const given = { name: field.field, id: idOf(field.field) };
    const control =
      field.kind === "choice"
        ? el(
            "select",
            given,
            el("option", { value: "" }, empty),
            field.options.map(([value, label]) => el("option", { value }, label)),
          )
        : field.kind === "date"
          ? el("input", { type: "date", ...given, ...DATE })
          : el("input", { type: "text", inputmode: "numeric", ...given });
    return row(field.field, field.label, control);
  }

  function several(kind, draw, label) {
    let number = 1;
    const box = el("div", {}, draw(1));
    const add = button(label, () => {
      number += 1;
      const next = draw(number);
      add.before(next);
      next.querySelector("input, select").focus();
    }, { class: "small", "data-more": kind });
    box.append(add);
    return box;
  }

  function drawExtension(form, number) {
    const name = (what) => `extend.${number}.${what}`;
    const ways = new Map(form.extensions.flatMap((one) => one.ways));
    const causes = new Map(form.extensions.flatMap((one) => one.causes));
    const field = (what, label, options) => ({ field: name(what), label, kind: options ? "choice" : "date", options });
    return el(
      "fieldset",
      { class: "group" },
      el("legend", {}, number > 1 ? `More time, number ${number}` : "More time"),
      drawField(field("duty", "For which step?", form.extensions.map((one) => [one.duty, one.title])), "Choose one"),
      drawField(field("to", "Until when?")),
      drawField(field("on", "On which day was this done?")),
      ways.size > 1 ? drawField(field("how", "How?", [...ways]), "Not known") : null,
      causes.size ? drawField(field("cause", "Why?", [...causes]), "Not known, or another reason") : null,
    );
  }

  function drawPause(form, number) {
    const field = (what, label, options) => ({
      field: `pause.${number}.${what}`, label, kind: options ? "choice" : "date", options,
    });
    return el(
      "fieldset",
      { class: "group" },
      el("legend", {}, number > 1 ? `Stop number ${number}` : "The stop"),
      drawField(field("cause", "Why was it stopped?", form.pauses), "Choose one"),
      drawField(field("from", "From which day?")),
      drawField(field("to", "On which day did it go on? Leave this empty if it has not.")),
    );
  }

  // Reading and writing the form

  function fieldsOf(place) {
    const fields = {};
    for (const one of place.querySelectorAll("input[name], select[name]")) {
      if (one.type !== "radio" && one.value.trim()) fields[one.name] = one.value.trim();
    }
    return fields;
  }

  const fieldsNow = () => ({ ...strange, ...about, ...fieldsOf(home) });

  function write(fields) {
    // Rows for what repeats are made first, in order.
    const left = { ...fields };
    for (const name of Object.keys(fields).sort(naturally)) {
      const parts = name.split(".");
      const number = parts.find((one) => /^\d+$/.test(one));
      if (!byId(idOf(name)) && number && Number(number) < 50) {
        const wanted = parts[0] === "extend" || parts[0] === "pause" ? `[data-more="${parts[0]}"]` : null;
        for (let times = 0; times < 50 && !byId(idOf(name)); times += 1) {
          const add = wanted ? dates.querySelector(wanted) : dates.querySelector(`[data-add^="${CSS.escape(parts[1])}."]`);
          if (!add) break;
          add.click();
        }
      }
      const control = byId(idOf(name));
      if (!control || control.name !== name) continue;
      control.value = fields[name];
      if (control.value !== fields[name]) continue; // not a date, or no such choice: told as a fault
      delete left[name];
      for (let fold_ = control.closest("details"); fold_; fold_ = fold_.parentElement.closest("details")) fold_.open = true;
    }
    return left;
  }
  const naturally = (one, other) => one.localeCompare(other, "en", { numeric: true });

  function restore(fields) {
    reset({ quiet: true });
    about = Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith("about.")));
    const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith("about.")));
    if (rest.procedure) {
      procedure.value = rest.procedure;
      if (procedure.value === rest.procedure) showWay("know");
      drawVersions();
      if (rest.version) version.value = rest.version;
      drawDates();
    }
    if (!rest.procedure) showWay("find");
    strange = write(rest);
    spell();
    held = {};
    if (Object.keys(about).length && !rest.procedure) find(false);
    if (rest.procedure) work(false);
  }

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function reset({ quiet } = {}) {
    about = {};
    held = {};
    strange = {};
    answered = false;
    latest += 1;
    procedure.value = "";
    version.value = "";
    for (const one of dates.querySelectorAll("input, select")) one.value = "";
    drawDates();
    held = {};
    on.value = today();
    spell();
    ask(start.question);
    answer.hidden = true;
    toAnswer.hidden = true;
    answer.replaceChildren();
    showErrors([], false);
    if (quiet === true) return;
    showWay("find");
    history.replaceState(null, "", location.pathname + location.search);
    say("Everything is empty again.");
    byId("way-find").focus();
  }

  // Asking the library

  function request(what, fields, wait) {
    numbers += 1;
    const id = numbers;
    say(ready ? wait : "Still loading. Your answer comes by itself.");
    return new Promise((done) => {
      waiting.set(id, done);
      worker.postMessage({ type: "ask", id, request: { do: what, fields } });
    });
  }

  function received(data) {
    if (data.type === "progress") {
      const percent = Math.floor((100 * data.loaded) / data.total);
      bar.value = percent;
      bar.textContent = `${percent} %`;
    } else if (data.type === "ready") {
      ready = true;
      loading.hidden = true;
      if (!waiting.size) say("The calculator is ready.");
      home.dataset.ready = "";
    } else if (data.type === "failed") {
      failed(data.text);
    } else {
      const done = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error) failed(data.error);
      done?.(data.error ? null : data.answer);
    }
  }

  function failed(text) {
    loading.hidden = true;
    say("");
    summary.replaceChildren(
      el("h2", {}, "The calculator could not be loaded"),
      el("p", {}, "Nothing that you entered is lost. Load the page again, or try another browser."),
      fold("What went wrong", el("pre", {}, text)),
    );
    summary.hidden = false;
  }

  const say = (text) => {
    status.textContent = text;
  };

  function submit(event) {
    event.preventDefault();
    if (document.activeElement?.name === "choice") next_(); // Enter in a question is its answer
    else work(true);
  }

  function changed(event) {
    const { target } = event;
    spell();
    if (target === procedure || target === version) drawDates();
    if (target.name === "choice" || target.name === "way") return;
    if (answered && procedure.value) work(false);
  }

  async function work(focus) {
    latest += 1;
    const mine = latest;
    const bad = [...home.querySelectorAll("input[type=date]")]
      .filter((one) => one.validity.badInput)
      .map((one) => ({ field: one.name, text: "This date is not complete, or there is no such day." }));
    const found = await request("answer", fieldsNow(), "Working it out …");
    if (!found || mine !== latest) return;
    const errors = [...bad, ...found.errors.filter((one) => !bad.some((other) => other.field === one.field))];
    showErrors(errors, focus);
    if (errors.length) {
      answer.replaceChildren();
      answer.hidden = true;
      toAnswer.hidden = true;
      say(errors.length === 1 ? "One thing needs to be put right." : `${errors.length} things need to be put right.`);
      answered = answered || !focus;
      return;
    }
    const firstTime = !answered;
    answered = true;
    show(found.answer);
    say(firstTime ? "Here is the answer." : "The answer is up to date.");
    if (focus) goToAnswer();
  }

  function goToAnswer() {
    const title = byId("answer-title");
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
  }

  function showErrors(errors, focus) {
    for (const one of home.querySelectorAll(".error")) one.textContent = "";
    for (const one of home.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
    const items = errors.map(({ field, text }) => {
      const control = field && byId(idOf(field));
      if (!control) return text;
      for (let one = control.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
      control.setAttribute("aria-invalid", "true");
      byId(`${idOf(field)}-error`).textContent = text;
      const event = control.closest(".event")?.querySelector("label");
      const label = control.closest(".row").querySelector("label");
      const names = [...new Set([event, label])].filter(Boolean).map((one) => one.textContent.replace(/[?.]$/, ""));
      return el("a", { href: `#${idOf(field)}`, onclick: (click) => jump(click, control) }, `${names.join(", ")}: ${text}`);
    });
    const loose = errors.some(({ field }) => !field || !byId(idOf(field)));
    summary.hidden = !errors.length;
    summary.replaceChildren(
      ...(errors.length
        ? [
            el("h2", {}, errors.length === 1 ? "Please put this right" : "Please put these right"),
            list(items),
            loose && Object.keys(strange).length
              ? button("Leave out what this page does not know", () => {
                  strange = {};
                  work(true);
                })
              : "",
          ]
        : []),
    );
    if (errors.length && focus) summary.focus();
  }

  function jump(event, control) {
    event.preventDefault(); // the fragment is kept for the link
    for (let one = control.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    if (control.closest(".known")) showWay("know");
    control.focus();
    control.scrollIntoView({ block: "center" });
  }

  // Showing the answer

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  function show(what) {
    answer.replaceChildren(
      el("h2", { id: "answer-title", tabindex: "-1" }, `How it stands on ${what.on.words}`),
      el("p", { class: "about" }, what.title),
      where(what),
      el(
        "section",
        { class: "card card--first" },
        el("h3", {}, "In short"),
        what.summary.length
          ? el(
              "ul",
              { class: "short" },
              what.summary.map((one) =>
                el("li", {}, el("p", {}, badge(one.tone, one.badge), " ", el("strong", {}, one.title)), el("p", {}, one.text)),
              ),
            )
          : el("p", {}, "Nothing is owed on this day, and nothing runs out."),
      ),
      part("What they have to do", what.now.map(deadline)),
      part("What you can do now", [
        what.windows.map(window_),
        what.can.length ? el("ul", { class: "moves" }, what.can.map(move)) : "",
      ]),
      part("Going to an Ombudsman or somebody else", what.routes.map(route)),
      part("What you have a right to", [
        what.rights.length ? el("ul", { class: "moves" }, what.rights.map((one) => el("li", {}, one.text, sources([one.source])))) : "",
      ]),
      part("What is not known", [unknown(what.unknown)]),
      part("The timeline", [timeline(what.timeline)]),
      el(
        "section",
        { class: "part folds" },
        el("h3", {}, "More"),
        what.past.length ? fold("What is done or over", what.past.map(deadline)) : "",
        what.later.length ? fold("What may come later", what.later.map(deadline)) : "",
        what.others.length ? fold("What others may do", el("ul", { class: "moves" }, what.others.map(move))) : "",
        what.eligible.findings.length ? fold("May the complaint be made at all?", eligible(what.eligible)) : "",
        what.unusual.length || what.unused.length
          ? fold("What is unusual here", list([...what.unusual, ...what.unused.map((one) => `${one}: this procedure has no use for it.`)]))
          : "",
        what.doubts.length ? fold("Doubts about the rules themselves", list(what.doubts)) : "",
        diagram(what),
        fold("The whole answer as one text", el("pre", { tabindex: "0", "aria-label": "The whole answer", role: "region" }, what.files.text)),
      ),
      keep(what),
      el("p", { class: "small" }, `${what.disclaimer} Rules: ${what.rules.text}`),
    );
    answer.hidden = false;
    toAnswer.hidden = false;
  }

  function part(title, children) {
    const shown = children.flat(Infinity).filter(Boolean);
    return shown.length ? el("section", { class: "part" }, el("h3", {}, title), shown) : "";
  }

  function where(what) {
    const steps = what.steps.filter((one) => !one.ends || one.here);
    const marks = (one) => (one.here ? ["●", " (it is here)"] : one.held ? ["✓", " (it has been here)"] : ["○", ""]);
    return el(
      "div",
      { class: "where" },
      el("p", {}, el("strong", {}, what.stage.title), `. ${what.stage.text}`),
      el(
        "ol",
        { class: "steps" },
        steps.map((one) =>
          el(
            "li",
            { class: one.here ? "here" : one.held ? "held" : "", "aria-current": one.here ? "step" : null },
            el("span", { "aria-hidden": "true" }, marks(one)[0]),
            ` ${one.title}`,
            hidden(marks(one)[1]),
          ),
        ),
      ),
    );
  }

  const facts = (several_) =>
    several_.length ? el("dl", {}, several_.map((one) => el("div", {}, el("dt", {}, one.label), el("dd", {}, one.value)))) : "";

  function deadline(one) {
    return el(
      "article",
      { class: `card card--${one.tone}`, "data-deadline": one.name },
      el("h4", {}, badge(one.tone, one.badge), ` ${one.title}`),
      one.who && el("p", {}, one.who),
      facts(one.dates),
      one.text && el("p", {}, one.text),
      list(one.missed),
      readings(one),
      fold(["How this was worked out", hidden(`: ${one.title}`)], explanation(one.explanation)),
    );
  }

  const readings = (one) =>
    one.readings.length
      ? el("div", { class: "readings" }, el("p", {}, "The rule can be read in another way:"), list(one.readings))
      : "";

  function window_(one) {
    return el(
      "article",
      { class: `card card--${one.tone}` },
      el("h4", {}, badge(one.tone, one.badge), ` ${one.title}`),
      el("p", {}, one.text),
      list(one.notes),
      readings(one),
      fold(["How this was worked out", hidden(`: ${one.title}`)], explanation(one.explanation)),
    );
  }

  function route(one) {
    return el(
      "article",
      { class: `card card--${one.tone}` },
      el("h4", {}, badge(one.tone, one.badge), ` ${one.title}`),
      el("p", {}, one.text),
      one.limit && el("p", {}, one.limit),
      one.late && el("p", {}, one.late),
      readings(one),
      fold(["Why", hidden(`: ${one.title}`)], explanation(one.explanation)),
    );
  }

  const move = (one) =>
    el("li", {}, el("strong", {}, one.title), `: ${one.text}`, one.source ? sources([one.source]) : "");

  function explanation(lines) {
    return el(
      "ul",
      { class: "explanation" },
      lines.map((one) =>
        el("li", { class: `depth-${Math.min(one.depth, 3)}` }, one.url ? [link(one.url, one.url), ` ${one.text}`] : one.text),
      ),
    );
  }

  function sources(several_) {
    return el(
      "details",
      { class: "more" },
      el("summary", {}, "Which rule is this?"),
      several_.map((one) =>
        el(
          "p",
          {},
          one.text,
          one.seen && ` ${one.seen}`,
          one.url ? [" ", link(one.url, one.url)] : "",
          ` Checked on ${one.checked}.`,
        ),
      ),
    );
  }

  function unknown(several_) {
    if (!several_.length) return "";
    return el(
      "ul",
      { class: "unknown" },
      several_.map((one) => {
        const control = one.field && byId(idOf(one.field));
        return el(
          "li",
          {},
          el(
            "span",
            {},
            one.text,
            el("span", { class: "hint" }, `${one.hint} It would settle: ${one.about.join("; ")}.`),
          ),
          control ? button(["Add it", hidden(`: ${one.text}`)], (event) => jump(event, control), { class: "small" }) : "",
        );
      }),
    );
  }

  function eligible(what) {
    return [
      el("p", {}, badge(what.tone, what.badge), ` ${what.text}`),
      el("ul", { class: "moves" }, what.findings.map((one) => el("li", {}, `${one.answer}: ${one.text}`, sources([one.source])))),
    ];
  }

  function timeline(svg) {
    const picture = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const said_ = (name) => picture.querySelector(`:scope > ${name}`)?.textContent || "";
    const image = el("img", {
      src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
      alt: `${said_("title")}. ${said_("desc")}`,
    });
    return el("div", { class: "picture", tabindex: "0", role: "region", "aria-label": "The timeline" }, image);
  }

  function diagram({ mermaid, steps }) {
    const picture = el("div", { class: "picture" });
    const made = fold(
      "The whole procedure as a picture",
      picture,
      el("p", {}, "The same in words:"),
      el(
        "ol",
        {},
        steps.map((one) =>
          el("li", {}, el("strong", {}, one.title, one.here ? " (it is here)" : ""), list(one.moves)),
        ),
      ),
    );
    redraw = () => draw(picture, mermaid);
    made.addEventListener("toggle", () => {
      if (made.open && !picture.firstChild) redraw();
    });
    return made;
  }

  // Its colours are set when it is drawn.
  let redraw;
  new MutationObserver(() => {
    if (answer.querySelector(".picture svg")) redraw();
  }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });

  let mermaidLoaded;
  async function draw(picture, text) {
    picture.textContent = "Drawing …";
    try {
      mermaidLoaded ??= new Promise((done, fail) => {
        const script = el("script", { src: new URL("runtime/mermaid.js", base).href });
        script.addEventListener("load", done);
        script.addEventListener("error", fail);
        document.head.append(script);
      });
      await mermaidLoaded;
      const { mermaid } = globalThis;
      const dark = document.body.getAttribute("data-md-color-scheme") === "slate";
      mermaid.initialize({
        startOnLoad: false,
        securityLevel: "strict",
        theme: dark ? "dark" : "neutral",
        themeVariables: { fontFamily: "inherit", fontSize: "14px", ...(dark ? { edgeLabelBackground: "#1e2129" } : {}) },
        state: { nodeSpacing: 20, rankSpacing: 30, useMaxWidth: false },
      });
      numbers += 1;
      const { svg } = await mermaid.render(`machine-${numbers}`, text);
      const made = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
      picture.setAttribute("tabindex", "0");
      picture.setAttribute("role", "region");
      picture.setAttribute("aria-label", "Picture of the procedure");
      picture.replaceChildren(document.importNode(made, true));
      const here = picture.querySelector(".current")?.getBoundingClientRect();
      const frame = picture.getBoundingClientRect();
      if (here) picture.scrollLeft = here.left + here.width / 2 - frame.left - frame.width / 2; // the stage it is at
    } catch {
      picture.textContent = "The picture could not be drawn. The words below say the same.";
    }
  }

  // Keeping and sharing

  function keep(what) {
    const out = el("div", { class: "shared", hidden: true });
    const { files } = what;
    return el(
      "section",
      { class: "part keep" },
      el("h3", {}, "Keep it"),
      el(
        "div",
        { class: "buttons" },
        button("Make a link to this", () => share(out)),
        button("Put the dates in a calendar (.ics)", () => save("complaint-dates.ics", files.ics, "text/calendar")),
        button("Save the record (JSON)", () => save("complaint.json", files.json, "application/json")),
        button("Print", () => globalThis.print()),
      ),
      out,
      what.letters.length
        ? fold(
            "Drafts of letters",
            el("p", {}, "Fill in what stands in brackets, and read it through before you send it."),
            what.letters.map((one) => [
              el("h4", {}, one.title),
              list(one.cautions),
              button(["Save this letter", hidden(`: ${one.title}`)], () => save("letter.txt", one.text, "text/plain"), {
                class: "small",
              }),
              el("pre", { tabindex: "0", "aria-label": one.title, role: "region" }, one.text),
            ]),
          )
        : "",
    );
  }

  async function share(out) {
    const fields = fieldsNow();
    const url = new URL(location.href);
    url.hash = new URLSearchParams(Object.entries(fields).sort(([one], [other]) => naturally(one, other))).toString();
    history.replaceState(null, "", url);
    const field = el("input", { type: "text", readonly: true, value: url.href, id: "link", onfocus: (event) => event.target.select() });
    let copied = "Copy it from here:";
    try {
      await navigator.clipboard.writeText(url.href);
      copied = "It has been copied.";
    } catch {
      // no clipboard without permission
    }
    out.replaceChildren(
      el("label", { for: "link" }, `The link. ${copied}`),
      field,
      el("p", { class: "hint" }, "Whoever has the link can see the dates. They stand in the link itself and are not kept anywhere else."),
    );
    out.hidden = false;
    field.focus();
  }

  function save(name, text, type) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const away = el("a", { href: url, download: name, hidden: true });
    document.body.append(away);
    away.click();
    away.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    say(`Saved as ${name}.`);
  }

  // Starting

  function fromLink() {
    const fields = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    return Object.keys(fields).some((name) => name === "procedure" || name.startsWith("about.")) ? fields : null;
  }

  async function begin() {
    if (location.protocol === "file:") {
      home.hidden = false;
      home.append(el("p", {}, "The calculator does not run in pages that are opened from a folder. Open it at its address."));
      return;
    }
    const response = await fetch(new URL("runtime/start.json", base));
    if (!response.ok) {
      home.hidden = false;
      home.append(el("p", {}, "The calculator was not built with this copy of the pages."));
      return;
    }
    start = await response.json();
    worker = new Worker(new URL("worker.js", base), { type: "module" });
    worker.addEventListener("message", ({ data }) => received(data));
    worker.addEventListener("error", (event) => failed(event.message || "The worker stopped."));
    worker.postMessage({ type: "load", sizes: start.sizes });
    build();
    say("The calculator is loading. You can fill in the dates meanwhile.");
    on.value = today();
    spell();
    ask(start.question);
    const fields = fromLink();
    if (fields) restore(fields);
    globalThis.addEventListener("hashchange", () => {
      const given = fromLink();
      if (given) restore(given);
    });
  }

  begin();
})();
