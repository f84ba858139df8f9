/** The page for a CSV file: reads it, has it verified piece by piece, shows what comes, and writes the answer. */

import { drawBars } from "./chart.js";
import { csvLine, readFile, sniff } from "./csv.js";
import { mendForm, timeLeft } from "./mend.js";
import { ask, examplesOf, icon, make, offerCountries, openGazetteers } from "./page.js";
import { ACTIONS, REASONS, count } from "./words.js";

const AT_A_TIME = 200; // Rows of a request: a second or two, so that stopping and progress are felt.
const SHOWN = 200; // Doubtful rows in the table; all of them are in the download.
const TRIES = 5;
const REASONS_SHOWN = 8;
const SAMPLE = 20; // Rows that are looked at to tell columns apart.
const SAMPLE_CELL = 80; // Characters of a cell of these.
const ADDED_PARTS = ["house_number", "street", "unit", "suburb", "city", "district", "region", "postcode", "country"];
/** The columns that `addrkit verify` adds, in its order. */
export const ADDED = [
  ...["action", "granularity", "score", "id", "formatted"],
  ...ADDED_PARTS,
  ...["lat", "lon", "reasons", "unmatched", "error"],
].map((name) => `addr_${name}`);

const find = (id) => document.getElementById(id);
const drop = find("drop");
let running = null;
let offered = "";
let chosen = null;

openGazetteers()
  .then((gazetteers) => {
    offerCountries(find("country"), gazetteers);
    const rows = examplesOf(gazetteers).map(({ text, about }) => csvLine([text, about]));
    find("example").hidden = !rows.length;
    find("example").addEventListener("click", () =>
      take(new File([["address,about", ...rows, ""].join("\n")], "example.csv", { type: "text/csv" })),
    );
  })
  .catch(() => {});
find("file").addEventListener("change", ({ target }) => {
  if (target.files[0]) take(target.files[0]);
  target.value = "";
});
for (const type of ["dragenter", "dragover"]) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.add("is-over");
  });
}
document.addEventListener("dragleave", (event) => event.relatedTarget || drop.classList.remove("is-over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("is-over");
  if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
});
find("stop").addEventListener("click", () => running?.abort());
find("column").addEventListener("change", ({ target }) => {
  if (!chosen || !target.value) return;
  const { file, form, header, sample } = chosen;
  begun(file, form, header, sample, saidOf(Number(target.value))).catch((error) => problem(error.message));
});
addEventListener("resize", () => last && draw(last));

// -- The file ---------------------------------------------------------------------------------------------------

/** A file that was chosen: starts, unless nothing tells which column holds the address. */
async function take(file) {
  problem("");
  find("column-choice").hidden = true;
  find("told").textContent = "";
  try {
    const form = await sniff(file);
    const [header, ...sample] = await beginningOf(file, form);
    const taken = header.find((name) => ADDED.includes(name));
    if (taken) throw new Error(`The file already has a column “${taken}”: rename it, or choose the original file.`);
    await begun(file, form, header, sample, {});
  } catch (error) {
    problem(error.message);
  }
}

/** The header and some rows, to tell columns that contradict each other. */
async function beginningOf(file, form) {
  for await (const { records } of readFile(file, form)) {
    const [header, ...rows] = records;
    const sample = rows.filter((row) => row.length === header.length).slice(0, SAMPLE);
    return [header, ...sample.map((row) => row.map((cell) => cell.slice(0, SAMPLE_CELL)))];
  }
  throw new Error("The file is empty.");
}

/** Verifies once the service knows which columns hold the address; asks where it does not. */
async function begun(file, form, header, sample, said) {
  const body = JSON.stringify({ header, sample, ...said });
  const response = await ask("v1/columns", { body, headers: { "Content-Type": "application/json" } });
  const { read, told, warnings, question, groups } = await response.json();
  if (question) return askForColumn({ file, form, header, sample }, groups);
  find("told").textContent = [sentence(told), ...warnings.map(sentence)].join(" ");
  return verify(file, form, read);
}

function sentence(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Asks which address of a row is meant, or which column holds it. */
function askForColumn(waiting, groups) {
  chosen = { ...waiting, groups };
  const names = groups.length ? groups.map((name) => name || "The names without such a word") : waiting.header;
  find("column-label").textContent = groups.length ? "Which address" : "Column with the address";
  find("column").replaceChildren(
    make("option", { value: "" }, "Choose one"),
    ...names.map((name, place) => make("option", { value: String(place + 1) }, name || `Column ${place + 1}`)),
  );
  find("column-choice").hidden = false;
  find("column").focus();
  problem(
    groups.length
      ? "A row has more than one address: choose which is meant."
      : "Nothing tells which column holds the address: choose it.",
  );
}

/** What was chosen, as the service takes it. */
function saidOf(place) {
  return chosen.groups.length ? { columns: chosen.groups[place - 1] } : { map: { address: `#${place}` } };
}

function problem(text) {
  find("problem").textContent = text;
}

// -- Verifying --------------------------------------------------------------------------------------------------

async function verify(file, form, read) {
  running?.abort();
  const mine = (running = new AbortController());
  problem("");
  const tally = begin(file.name);
  const lines = [];
  tally.file = { lines, form, name: file.name };
  let mapping = null;
  let waiting = [];
  const send = async () => {
    const some = waiting.splice(0, AT_A_TIME);
    await verifyRows(some, mapping, mine.signal, (cells, answer) => {
      lines.push(lineOf(cells, answer, form));
      note(tally, cells, mapping, answer);
    });
  };
  try {
    for await (const { records, bytes } of readFile(file, form)) {
      if (!mapping) {
        const header = records.shift();
        mapping = { read, places: placesOf(read), width: header.length, header };
        lines.push(csvLine([...header, ...ADDED], form.delimiter) + form.lineEnd);
      }
      for (const cells of records) waiting.push(fitted(cells, mapping.width, form.delimiter));
      tally.waiting += records.length;
      tally.read = bytes / file.size;
      while (waiting.length >= AT_A_TIME) await send();
    }
    tally.read = 1;
    while (waiting.length) await send();
    end(tally, "Done");
    if (!tally.rows) problem("The file has a header and no rows.");
  } catch (error) {
    if (mine !== running) return;
    const kept = tally.rows ? " What was verified until then can be downloaded." : "";
    if (error.name !== "AbortError") problem(`${error.message}${kept}`);
    end(tally, "Stopped");
  }
  if (tally.rows) offer(tally.file);
}

function lineOf(cells, answer, form) {
  return csvLine([...cells, ...added(answer)], form.delimiter) + form.lineEnd;
}

/** The columns that are read, by the numbers in what is read: "#3+#4". */
function placesOf(read) {
  const numbers = Object.values(read).flatMap((columns) => columns.match(/#\d+/g) ?? []);
  return [...new Set(numbers)].map((number) => Number(number.slice(1)) - 1);
}

/** As many cells as the header has; what is left over stays in the last one. */
function fitted(cells, width, delimiter) {
  if (cells.length > width) return [...cells.slice(0, width - 1), cells.slice(width - 1).join(delimiter)];
  return [...cells, ...Array(width - cells.length).fill("")];
}

/** A row's cells that are read, by the numbers of their columns. */
function query(cells, { places }) {
  return Object.fromEntries(places.map((place) => [`#${place + 1}`, cells[place]]));
}

/** Asks for some rows and hands on each answer as it comes; waits and asks again where the service is busy. */
async function verifyRows(rows, mapping, signal, each) {
  const country = find("country").value;
  const asked = new URLSearchParams(Object.entries(mapping.read).map(([field, columns]) => ["map", `${field}=${columns}`]));
  if (country) asked.set("country", country);
  const path = `v1/verify/batch?${asked}`;
  let answered = 0;
  for (let tries = 1; answered < rows.length; tries++) {
    const left = rows.slice(answered);
    const body = left.map((cells) => `${JSON.stringify(query(cells, mapping))}\n`).join("");
    try {
      const headers = { "Content-Type": "application/x-ndjson" };
      const response = await ask(path, { body, headers, signal });
      for await (const answer of jsonLines(response.body)) each(rows[answered++], answer);
      if (answered < rows.length) throw new Error("The service's answer was cut off.");
    } catch (error) {
      if (signal.aborted) throw new DOMException("stopped", "AbortError");
      if (tries >= TRIES || ![429, 503, undefined].includes(error.status)) throw error;
      await pause((error.wait ?? tries) * 1000, signal);
    }
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")), { once: true });
  });
}

async function* jsonLines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = lines.pop();
    for (const line of lines) if (line) yield JSON.parse(line);
    if (done) return;
  }
}

/** The answer's cells, as `addrkit verify` writes them. */
function added(answer) {
  const { match, address } = answer;
  const cells = {
    ...Object.fromEntries(ADDED_PARTS.map((name) => [name, address[name]])),
    action: answer.action,
    granularity: answer.granularity,
    score: decimal(answer.score),
    id: match?.id,
    formatted: answer.formatted,
    lat: decimal(match?.lat),
    lon: decimal(match?.lon),
    reasons: answer.reasons.join(";"),
    unmatched: answer.unmatched.join(" "),
    error: answer.error,
  };
  return ADDED.map((name) => cells[name.slice("addr_".length)] ?? "");
}

/** A number with a point, as Python writes it: 1 is 1.0. */
function decimal(number) {
  if (number === null || number === undefined) return "";
  return Number.isInteger(number) ? `${number}.0` : String(number);
}

// -- What shows -------------------------------------------------------------------------------------------------

let last = null;
let drawing = 0;

function begin(name) {
  const zero = Object.fromEntries(Object.keys(ACTIONS).map((action) => [action, 0]));
  const tally = { rows: 0, read: 0, waiting: 0, actions: zero, reasons: {}, began: performance.now(), doubtful: 0 };
  last = tally;
  find("run").hidden = false;
  find("doubtful").hidden = true;
  find("rows").replaceChildren();
  find("run-title").textContent = `Verifying ${name}`;
  find("said").textContent = `Verifying ${name}`;
  find("stop").hidden = false;
  find("download").hidden = true;
  draw(tally);
  find("run").scrollIntoView({ block: "nearest" });
  return tally;
}

function note(tally, cells, mapping, answer) {
  tally.rows++;
  tally.waiting--;
  counted(tally, answer, 1);
  if (answer.action !== "accept") doubt(tally, cells, mapping, answer);
  // Once a frame, however fast the answers come.
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    draw(last);
  });
}

/** An answer in the sums, or with -1 out of them. */
function counted(tally, { action, reasons }, by) {
  tally.actions[action] += by;
  for (const code of reasons) tally.reasons[code] = (tally.reasons[code] ?? 0) + by;
}

function draw(tally) {
  const share = tally.rows ? (tally.read * tally.rows) / (tally.rows + tally.waiting) : 0;
  find("progress").value = share;
  const seconds = (performance.now() - tally.began) / 1000;
  const pace =
    tally.rows && seconds > 0.5 ? `, ${count(Math.round(tally.rows / (tally.took ?? seconds)))} a second` : "";
  const left = tally.took ? "" : timeLeft(share, seconds);
  find("pace").textContent = `${count(tally.rows)} ${tally.rows === 1 ? "row" : "rows"}${pace}${left}`;
  find("doubtful-note").textContent =
    tally.doubtful > SHOWN
      ? `The first ${SHOWN} of ${count(tally.doubtful)}; the download has all of them.`
      : `${count(tally.doubtful)} of ${count(tally.rows)} rows.`;
  const actions = Object.entries(ACTIONS).map(([code, { name, icon: picture }]) => ({
    code,
    name,
    picture,
    value: tally.actions[code],
  }));
  find("counts").replaceChildren(
    ...actions.map(({ code, name, picture, value }) =>
      make(
        "div",
        { class: `is-${code}` },
        make("dt", {}, icon(picture), name),
        make(
          "dd",
          { id: `count-${code}` },
          count(value),
          make("span", { class: "share" }, tally.rows ? ` ${Math.round((100 * value) / tally.rows)} %` : ""),
        ),
      ),
    ),
  );
  drawBars(
    find("actions"),
    actions.map(({ code, name, value }) => ({ name, value, tone: `is-${code}` })),
  );
  const reasons = Object.entries(tally.reasons)
    .filter(([, rows]) => rows > 0)
    .sort(([, one], [, other]) => other - one)
    .slice(0, REASONS_SHOWN);
  drawBars(
    find("reasons"),
    reasons.map(([code, value]) => ({ name: named(code), value })),
  );
}

/** A reason in the two or three words of its code: a sentence has no room beside a bar. */
function named(code) {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function doubt(tally, cells, mapping, answer) {
  find("doubtful").hidden = false;
  tally.doubtful++;
  if (tally.doubtful <= SHOWN) find("rows").append(rowOf(tally, tally.rows, cells, mapping, answer));
}

/** A row of the table, which can be mended and verified again. */
function rowOf(tally, number, cells, mapping, answer) {
  const { places } = mapping;
  const { name, icon: picture } = ACTIONS[answer.action];
  const written = places
    .map((place) => cells[place])
    .filter((cell) => cell.trim())
    .join(", ");
  const why = answer.error ?? answer.reasons.map((code) => REASONS[code] ?? code).join(" ");
  const cell = (label, attributes, ...children) =>
    make("td", { role: "cell", "data-label": label, ...attributes }, ...children);
  const open = () => {
    const form = mendForm({ header: mapping.header, places, cells, number }, again, () => {
      form.replaceWith(written, mend);
      mend.focus();
    });
    writing.replaceChildren(form);
    form.querySelector("input, textarea").focus();
  };
  const again = async (mended) => {
    let verdict = null;
    await verifyRows([mended], mapping, new AbortController().signal, (_, each) => (verdict = each));
    tally.file.lines[number] = lineOf(mended, verdict, tally.file.form);
    counted(tally, answer, -1);
    counted(tally, verdict, 1);
    tally.doubtful += (verdict.action !== "accept") - (answer.action !== "accept");
    const next = rowOf(tally, number, mended, mapping, verdict);
    row.replaceWith(next);
    next.querySelector(".mend-row").focus();
    find("said").textContent = `Row ${count(number)}: ${ACTIONS[verdict.action].name}`;
    if (last !== tally) return;
    draw(tally);
    if (tally.took) offer(tally.file);
  };
  const label = `Mend row ${count(number)}`;
  const mend = make("button", { type: "button", class: "link mend-row", "aria-label": label, click: open }, "Mend");
  const writing = cell("As written", { class: "written" }, written, mend);
  const row = make(
    "tr",
    { role: "row" },
    cell("Row", {}, count(number)),
    writing,
    cell(null, {}, make("span", { class: `pill is-${answer.action}` }, icon(picture), name)),
    cell("Closest", {}, answer.match ? answer.formatted : "none"),
    cell(null, { class: "reasons" }, why),
  );
  return row;
}

function end(tally, how) {
  tally.took = (performance.now() - tally.began) / 1000;
  draw(tally);
  find("run-title").textContent = find("run-title").textContent.replace(
    "Verifying",
    how === "Done" ? "Verified" : "Stopped in",
  );
  find("stop").hidden = true;
  find("said").textContent =
    `${how}: ${count(tally.rows)} rows, ${count(tally.actions.accept)} to accept, ${count(tally.rows - tally.actions.accept)} to look at`;
}

/** The verified file, as a link that downloads it. */
function offer({ lines, name }) {
  URL.revokeObjectURL(offered);
  // The mark at the start tells spreadsheets that it is UTF-8.
  offered = URL.createObjectURL(new Blob(["\ufeff", ...lines], { type: "text/csv" }));
  const link = find("download");
  link.href = offered;
  link.download = `${name.replace(/\.[^.]*$/, "")}-verified.csv`;
  link.hidden = false;
}
