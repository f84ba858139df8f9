/** A row of the CSV page that is mended: a field for each cell that is read, and the row verified again. */

import { make } from "./page.js";

/** The fields of a row; `again` takes its mended cells and may reject with an Error, whose sentence is shown. */
export function mendForm({ header, places, cells, number }, again, cancel) {
  const fields = places.map((place) => {
    const id = `mend-${number}-${place}`;
    const lines = cells[place].split("\n");
    // One line would lose the breaks of a cell that has several.
    const field = lines.length > 1 ? make("textarea", { id, rows: lines.length }) : make("input", { id, autocomplete: "off" });
    field.value = cells[place];
    return { place, field, row: make("div", {}, make("label", { for: id }, header[place] || `Column ${place + 1}`), field) };
  });
  const said = make("p", { class: "problem", role: "alert" });
  const submit = make("button", { class: "primary" }, "Verify again");
  const send = async (event) => {
    event.preventDefault();
    const mended = [...cells];
    for (const { place, field } of fields) mended[place] = field.value;
    submit.disabled = true;
    said.textContent = "";
    try {
      await again(mended);
    } catch (error) {
      said.textContent = error.message;
      submit.disabled = false;
    }
  };
  const keep = make("button", { type: "button", class: "link", click: cancel }, "Leave it");
  return make("form", { class: "mend", submit: send }, ...fields.map(({ row }) => row), make("div", { class: "buttons" }, submit, keep), said);
}

/** How long the rest takes, in words; empty while nothing tells. `share` of it took `seconds`. */
export function timeLeft(share, seconds) {
  if (share < 0.02 || share >= 1 || seconds < 2) return "";
  const left = (seconds * (1 - share)) / share;
  if (left < 60) return ", less than a minute left";
  const minutes = Math.round(left / 60);
  if (minutes < 90) return `, about ${minutes} ${minutes === 1 ? "minute" : "minutes"} left`;
  return `, about ${Math.round(minutes / 60)} hours left`;
}
