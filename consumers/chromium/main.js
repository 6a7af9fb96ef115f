// Bundles the suite, serves it to a page on an origin of its own, and drives the page.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const options = { bundle: true, minify: true, format: "esm", platform: "browser", logLevel: "error" };
await build({ entryPoints: ["entry.js"], outfile: "out/entry.js", ...options });
const script = await readFile("out/entry.js");
const page = '<!doctype html><script type="module">globalThis.smoke = (await import("/entry.js")).smoke</script>';
const server = createServer((request, response) => {
  const isScript = request.url === "/entry.js";
  response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" }).end(isScript ? script : page);
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const browser = await chromium.launch({
  executablePath: process.argv[3],
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.waitForFunction("typeof globalThis.smoke === 'function'", undefined, { timeout: 10_000 });
  const results = await tab.evaluate(`globalThis.smoke(${process.argv[2]})`);
  console.log(`VERSION ${browser.version()}`);
  console.log(`RESULT ${JSON.stringify(results)}`);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
