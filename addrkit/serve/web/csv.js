/** CSV as spreadsheets write it: quoted cells may hold delimiters, quotes and line breaks (RFC 4180). */

const DELIMITERS = [",", ";", "\t", "|"];
const LONGEST = 1 << 20; // Characters of a cell. A longer one means that a quote is not closed.
const SNIFFED = 1 << 20; // Bytes that tell the encoding.

/** Cuts text that comes in pieces into records, each a list of cells. */
export class CsvReader {
  #delimiter;
  #cell = "";
  #record = [];
  #quoted = false;
  #closed = false; // A quote that may end the cell, or be the first half of a doubled one.
  #started = false;
  #return = false;

  constructor(delimiter) {
    this.#delimiter = delimiter;
  }

  /** The records that end within this piece. */
  push(text) {
    const records = [];
    for (const character of text) this.#take(character, records);
    if (this.#cell.length > LONGEST)
      throw new Error("A quote in the file is not closed: mend it, and choose it again.");
    return records;
  }

  /** The last record, where no line break ends the file. */
  end() {
    const records = [];
    if (this.#started || this.#record.length) this.#endRecord(records);
    return records;
  }

  #take(character, records) {
    if (this.#quoted && !this.#closed) {
      if (character === '"') this.#closed = true;
      else this.#cell += character;
      return;
    }
    if (this.#closed && character === '"') {
      this.#cell += '"';
      this.#closed = false;
      return;
    }
    const afterReturn = this.#return;
    this.#return = character === "\r";
    if (character === "\n" && afterReturn) return;
    if (character === "\n" || character === "\r") {
      this.#endRecord(records);
    } else if (character === this.#delimiter) {
      this.#endCell();
      this.#started = true;
    } else if (character === '"' && !this.#cell && !this.#quoted) {
      this.#quoted = this.#started = true;
    } else {
      this.#cell += character;
      this.#started = true;
    }
  }

  #endCell() {
    this.#record.push(this.#cell);
    this.#cell = "";
    this.#quoted = this.#closed = false;
  }

  #endRecord(records) {
    this.#endCell();
    // A blank line is no record.
    if (this.#record.length > 1 || this.#started) records.push(this.#record);
    this.#record = [];
    this.#started = false;
  }
}

const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]/u;
const NUMBER = /^\s*(?:[+\-＋－]{0,2}\s*[([]*\s*[+-]?(?:\d[\d\s().,/:%°€$£-]*(?:[eE][+-]?\d+)?)?|[=@＝＠])\s*$/u;

/** A cell that no spreadsheet runs: what it would take for a formula gets an apostrophe, as one types it to have text. */
export function neutral(cell) {
  const text = String(cell);
  return FORMULA.test(text) && !(text.length <= 64 && NUMBER.test(text)) ? `'${text}` : cell;
}

/** A record as a line; cells that need it are quoted, and those that a spreadsheet would run are made text. */
export function csvLine(record, delimiter = ",") {
  const cells = record.map(neutral);
  const written = cells.map((cell) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return written.length === 1 && !written[0] ? '""' : written.join(delimiter);
}

/** The encoding and the delimiter of a file, from how it begins. Raises Error for what is no text. */
export async function sniff(file) {
  const bytes = new Uint8Array(await file.slice(0, SNIFFED).arrayBuffer());
  const encoding = encodingOf(bytes);
  if (!encoding.startsWith("utf-16") && bytes.includes(0))
    throw new Error("This is no CSV file: open it in a spreadsheet, save it as CSV, and choose that.");
  const text = new TextDecoder(encoding).decode(bytes);
  return { encoding, delimiter: delimiterOf(text), lineEnd: /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n" };
}

function encodingOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252"; // What older spreadsheets write.
  }
}

/** That which cuts the header into most cells. */
function delimiterOf(text) {
  const counts = DELIMITERS.map(
    (delimiter) => new CsvReader(delimiter).push(`${text.slice(0, 65_536)}\n`)[0]?.length ?? 0,
  );
  return DELIMITERS[counts.indexOf(Math.max(...counts))];
}

/** The records of a file, piece by piece, with the bytes read so far. */
export async function* readFile(file, { encoding, delimiter }) {
  const reader = new CsvReader(delimiter);
  const pieces = file.stream().getReader();
  const decoder = new TextDecoder(encoding);
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await pieces.read();
      bytes += value?.length ?? 0;
      const text = decoder.decode(value, { stream: !done });
      const records = done ? [...reader.push(text), ...reader.end()] : reader.push(text);
      if (records.length) yield { records, bytes };
      if (done) return;
    }
  } finally {
    pieces.cancel().catch(() => {});
  }
}
