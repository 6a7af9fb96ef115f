// Runs code in a Chromium page with its own origin. Imports only Node's modules, because `pnpm consumers` copies this folder
// and `proof/wire` imports this file in place. Each passes in the Playwright that it installed.
import { createServer } from "node:http";

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Serves a module to a page and calls a function of it there.
 *
 * @param {import("playwright-core").BrowserType} chromium
 * @param {{ executablePath: string, script: string | Uint8Array, name: string, argument: unknown }} call `name` is the
 *   export to call; its argument and its result must survive JSON
 * @returns {Promise<{ version: string, value: unknown }>} the browser's version and the function's result
 */
export async function callInPage(chromium, { executablePath, script, name, argument }) {
  const server = createServer((request, response) => {
    const isScript = request.url === "/script.js";
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    response.end(isScript ? script : "<!doctype html>");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  let browser;
  try {
    browser = await chromium.launch({ executablePath, args: QUIET });
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    const value = await tab.evaluate(`import("/script.js").then((its) => its.${name}(${JSON.stringify(argument)}))`);
    return { version: browser.version(), value };
  } finally {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  }
}
