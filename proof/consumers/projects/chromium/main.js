// Bundles the suite and runs it in a page.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { callInPage } from "./browser.js";

const options = { bundle: true, minify: true, format: "esm", platform: "browser", logLevel: "error" };
await build({ entryPoints: ["entry.js"], outfile: "out/entry.js", ...options });
const { version, value } = await callInPage(chromium, {
  executablePath: process.argv[3],
  script: await readFile("out/entry.js"),
  name: "smoke",
  argument: JSON.parse(process.argv[2]),
});
console.log(`VERSION ${version}`);
console.log(`RESULT ${JSON.stringify(value)}`);
