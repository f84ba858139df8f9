"use strict";
const table = document.getElementById("rows");
if (table) {
  const body = table.tBodies[0], rows = [...body.rows], filters = [...document.querySelectorAll(".filters [data-by]")];
  const shown = document.getElementById("shown");
  const show = () => {
    let count = 0;
    for (const row of rows) {
      row.hidden = filters.some(({ dataset: { by }, value }) => value &&
        (by === "text" ? !row.textContent.toLowerCase().includes(value.toLowerCase()) : row.dataset[by] !== value));
      count += !row.hidden;
    }
    shown.textContent = count.toLocaleString("en");
  };
  filters.forEach(each => each.addEventListener("input", show));
  document.querySelector(".filters").hidden = false;
  for (const link of document.querySelectorAll("a[data-outcome]"))
    link.addEventListener("click", () => {
      for (const each of filters) each.value = each.dataset.by === "outcome" ? link.dataset.outcome : "";
      show();
    });
  for (const table of document.querySelectorAll("table.sortable"))
    [...table.tHead.rows[0].cells].forEach((head, place) => head.firstElementChild?.addEventListener("click", () => {
      const up = head.ariaSort !== "ascending", sign = up ? 1 : -1;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.ariaSort = up ? "ascending" : "descending";
      const value = row => row.cells[place].dataset.value ?? row.cells[place].textContent;
      const order = new Intl.Collator(undefined, { numeric: true });
      table.tBodies[0].append(...[...table.tBodies[0].rows].sort((a, b) => sign * order.compare(value(a), value(b))));
    }));
  show();
}
