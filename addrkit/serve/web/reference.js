/** The reference: the OpenAPI document of this service, for people. */

import { SERVICE, make } from "./page.js";

const METHODS = ["get", "post"];
const place = (name) => document.getElementById(name);

const spec = await (await fetch(new URL("openapi.json", SERVICE))).json();
const { version, description } = spec.info;
place("about").prepend(...spoken(`Version ${version}. ${description.replace(/\s+/g, " ")} `));
const operations = Object.entries(spec.paths).flatMap(([path, methods]) =>
  METHODS.filter((method) => methods[method]).map((method) => ({ path, method, ...methods[method] })),
);
place("paths").append(
  ...operations.map((each) => make("li", {}, make("a", { href: `#${each.operationId}` }, `${each.method.toUpperCase()} ${each.path}`))),
);
place("operations").append(...operations.map(operation));
place("schemas").append(...Object.entries(spec.components.schemas).map(schema));

function operation({ path, method, operationId, summary, description: said, parameters = [], requestBody, responses }) {
  const body = requestBody?.content["application/json"]?.schema;
  const fields = body ? Object.entries(resolved(body).properties ?? {}) : [];
  const needed = (body && resolved(body).required) ?? [];
  const rows = [
    ...parameters.map((each) => row(each.name, each.schema, each.required, each.description ?? each.schema.description)),
    ...fields.map(([name, each]) => row(name, each, needed.includes(name), each.description)),
  ];
  const example = Object.values(responses["200"].content)[0].example;
  const errors = Object.keys(responses).filter((status) => status !== "200");
  return make(
    "section",
    { id: operationId, "aria-labelledby": `${operationId}-heading` },
    make("h2", { id: `${operationId}-heading` }, make("span", { class: "method" }, method.toUpperCase()), ` ${path}`),
    make("p", {}, ...spoken(`${summary}. ${said ?? ""}`)),
    rows.length ? table(["Name", "Holds", "Meaning"], rows) : null,
    make("p", { class: "quiet" }, `Errors: ${errors.join(", ")}, as a problem document.`),
    example && make("details", {}, make("summary", {}, "An answer"), make("pre", { tabindex: "0" }, text(example))),
  );
}

function schema([name, each]) {
  const needed = each.required ?? [];
  const rows = Object.entries(each.properties ?? {}).map(([field, part]) => row(field, part, needed.includes(field), part.description));
  const kinds = each.enum && make("p", {}, each.enum.filter(Boolean).join(", "));
  return make(
    "details",
    { id: `schema-${name}` },
    make("summary", {}, name),
    each.description && make("p", {}, ...spoken(each.description)),
    kinds,
    rows.length ? table(["Name", "Holds", "Meaning"], rows) : null,
  );
}

function table(heads, rows) {
  const head = make("tr", {}, ...heads.map((each) => make("th", { scope: "col" }, each)));
  return make("div", { class: "scroll", tabindex: "0", role: "group" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
}

function row(name, holds, isNeeded, meaning = "") {
  return make("tr", {}, make("th", { scope: "row" }, name, isNeeded ? " *" : ""), make("td", {}, ...kindOf(holds)), make("td", {}, ...spoken(meaning)));
}

/** What a schema holds, in a word, with a link to a named one. */
function kindOf(holds) {
  if (holds.$ref) return [link(holds.$ref.split("/").at(-1))];
  const some = holds.anyOf ?? holds.oneOf ?? holds.allOf;
  if (some) return some.filter(({ type }) => type !== "null").flatMap((each, at) => (at ? [" or ", ...kindOf(each)] : kindOf(each)));
  if (holds.type === "array") return ["list of ", ...(holds.items ? kindOf(holds.items) : [])];
  if (holds.enum) return [holds.enum.filter(Boolean).join(", ")];
  const limits = [holds.minimum, holds.maximum].every((each) => each !== undefined) ? ` ${holds.minimum} to ${holds.maximum}` : "";
  return [`${holds.type ?? "anything"}${limits}`];
}

function link(name) {
  return make("a", { href: `#schema-${name}` }, name);
}

function resolved(holds) {
  return holds.$ref ? spec.components.schemas[holds.$ref.split("/").at(-1)] : holds;
}

function text(example) {
  return typeof example === "string" ? example : JSON.stringify(example, null, 2);
}

/** A text whose words between backticks are code. */
function spoken(said) {
  return said.split("`").map((part, at) => (at % 2 ? make("code", {}, part) : part));
}
