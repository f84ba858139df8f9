/** Builds the checkout of each framework into a folder: `node build.mjs FOLDER`. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
const each = [
  ["react-18", "react.jsx", { react: "react-18", "react-dom": "react-dom-18" }],
  ["react-19", "react.jsx", { react: "react-19", "react-dom": "react-dom-19" }],
  ["vue", "vue.js", {}],
  ["plain", "plain.js", {}],
];
await Promise.all(
  each.map(([name, file, alias]) =>
    build({
      entryPoints: { [name]: join(here, file) },
      outdir: out,
      bundle: true,
      format: "esm",
      splitting: true,
      chunkNames: `${name}-[hash]`,
      jsx: "automatic",
      alias,
      define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
      logLevel: "warning",
    }),
  ),
);
