/** Bars in SVG, drawn at the width that there is. */

import { svg } from "./page.js";
import { count } from "./words.js";

const ROW = 34;

/**
 * Draws `bars`, each { name, value, tone }, into a container that has a label.
 * The numbers stand beside the bars, so that nobody needs to measure.
 */
export function drawBars(container, bars) {
  const width = Math.max(container.clientWidth, 200);
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  const room = width - 64;
  const rows = bars.map((bar, place) => {
    const top = place * ROW;
    const length = bar.value ? Math.max((bar.value / most) * room, 3) : 0;
    return svg(
      "g",
      { class: `bar ${bar.tone ?? ""}` },
      svg("text", { class: "bar-name", x: 0, y: top + 12 }, bar.name),
      svg("rect", { class: "bar-track", x: 0, y: top + 18, width: room, height: 8, rx: 4 }),
      svg("rect", { class: "bar-value", x: 0, y: top + 18, width: length, height: 8, rx: 4 }),
      svg("text", { class: "bar-count", x: width, y: top + 26, "text-anchor": "end" }, count(bar.value)),
    );
  });
  const height = bars.length * ROW;
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img" }, ...rows);
  const said = bars.map((bar) => `${bar.name}: ${count(bar.value)}`).join(", ");
  picture.setAttribute("aria-label", `${container.dataset.label}. ${said}`);
  container.replaceChildren(picture);
}
