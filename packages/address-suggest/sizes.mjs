/** Prints each module's size, plain and compressed, and its integrity for a script tag or an import map. */

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const source = join(dirname(fileURLToPath(import.meta.url)), "src");
const modules = readdirSync(source, { recursive: true }).map(String).filter((name) => name.endsWith(".js")).sort();
for (const name of modules) {
  const bytes = readFileSync(join(source, name));
  const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  console.log(`${name.padEnd(20)} ${String(bytes.length).padStart(7)} B ${String(gzipSync(bytes).length).padStart(6)} B gzip  ${integrity}`);
}
