import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, ViewportSize } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startChromium } from "../browser/chromium.ts";
import { openTab, type Tab } from "../browser/tab.ts";
import { type FolderServer, serveFolder } from "../tool/serve-folder.ts";
import { axeFindings } from "./axe.ts";
import { documentProblems } from "./document.ts";
import { deadLinks, ownLinks } from "./links.ts";
import { tooWide } from "./narrow.ts";
import { searchByKeyboard } from "./search.ts";
import { textsOfScripts } from "./served-text.ts";

let folder: string;
let server: FolderServer;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pages-"));
  server = await serveFolder(folder, 0);
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true });
});

const LONG = "A sentence that is long enough to be the text of a page, so that no check calls it empty.";
const page = (main: string, head = "<title>A page</title>", html = 'lang="en"'): string =>
  `<!doctype html><html ${html}><head><link rel="icon" href="data:,">${head}</head><body><main><h1>A page</h1><p>${LONG}</p>${main}</main></body></html>`;

const NARROW: ViewportSize = { width: 320, height: 640 };
const WIDE: ViewportSize = { width: 1280, height: 720 };
let tab: Tab;
let pages = 0;

/** Shows a page with this text in the tab, under a name of its own. */
async function show(text: string, window: ViewportSize = WIDE): Promise<void> {
  tab ??= await openTab(browser, server.url);
  pages += 1;
  await writeFile(join(folder, `page-${pages}.html`), text);
  await tab.page.setViewportSize(window);
  await tab.go(`${server.url}page-${pages}.html`);
}

it("a good page has no problem", async () => {
  await show(page('<h2 id="a b">Part</h2><a href="#a%20b">There</a>'), NARROW);
  const problems = await Promise.all([
    documentProblems(tab.page),
    ownLinks(tab.page).then((links) => deadLinks(folder, links)),
    tooWide(tab.page),
    textsOfScripts(tab.page),
  ]);
  expect([...problems.flat(), ...tab.faults]).toEqual([]);
  expect(await axeFindings(tab.page, "light", "whole")).toEqual([]);
});

it.each([
  ["two first headings", page("<h1>Again</h1>"), "2 elements h1"],
  ["no title", page("", ""), "no title"],
  ["no language", page("", "<title>A page</title>", ""), "no language"],
  ["an id twice", page('<p id="a">a</p><p id="a">b</p>'), 'id "a" is there more than once'],
])("a page with %s is refused", async (_, text, problem) => {
  await show(text);
  expect(await documentProblems(tab.page)).toEqual([problem]);
});

it("links to no file and to no place are refused, and so are pictures and scripts that are not there", async () => {
  await show(
    page(
      '<a href="/none/">a</a><a href="#none">b</a><a href="http://example.com/">c</a><img alt="" src="/a.png"><script src="a.js"></script>',
    ),
  );
  expect(await deadLinks(folder, await ownLinks(tab.page))).toEqual([
    "dead link: /none/",
    `dead link: ${new URL(tab.page.url()).pathname}#none`,
    "dead link: /a.png",
    "dead link: /a.js",
  ]);
  expect(tab.faults.filter((fault) => fault.startsWith("404"))).toHaveLength(2);
});

it.each([
  ["scrolls sideways", '<div style="width: 400px">wide</div>', 2],
  ["cuts off what is too wide", '<div style="overflow: hidden"><p style="width: 400px">wide</p></div>', 1],
])("a page that %s is refused", async (_, main, count) => {
  await show(page(main), NARROW);
  expect(await tooWide(tab.page)).toHaveLength(count);
});

it("a wide table in a box that scrolls is no problem", async () => {
  await show(page('<div style="overflow: auto"><div style="width: 400px">wide</div></div>'), NARROW);
  expect(await tooWide(tab.page)).toEqual([]);
});

it("a text that a script writes is refused", async () => {
  await show(page('<p id="late"></p><script>late.textContent = "Written late"</script>'));
  expect(await textsOfScripts(tab.page)).toEqual(["only with JavaScript: Written late"]);
});

it.each(["light", "dark"] as const)("axe refuses pale letters, %s", async (scheme) => {
  const style = `<style>@media (prefers-color-scheme: ${scheme}) { p { color: #777; background: #888 } }</style>`;
  await show(page("", `<title>A page</title>${style}`));
  expect(await axeFindings(tab.page, scheme, "whole")).toEqual([`${scheme}, color-contrast: <p>${LONG}</p>`]);
});

it("axe refuses a field without a label, also if it leaves the frame out", async () => {
  await show(page('<input name="a">'));
  expect(await axeFindings(tab.page, "light", "inner")).toEqual(['light, label: <input name="a">']);
});

it.each([
  ["an error in the console", "console.error('broken')", "console: broken"],
  ["an error that nobody catches", "throw new Error('broken')", "error: broken"],
  ["a promise that nobody catches", "Promise.reject(new Error('broken'))", "error: broken"],
  [
    "a request to another host",
    "fetch('http://example.com/').catch(() => {})",
    "asks another host: http://example.com/",
  ],
  ["a file that is not there", "import('/none.js')", "404: "],
])("a page with %s fails what waits for it, at once", async (_, script, fault) => {
  await show(page(`<script>${script}</script>`));
  await expect(tab.until(tab.page.locator("#never").waitFor())).rejects.toThrow(fault);
});

const SEARCH = `<dialog><input aria-label="Search"><a href="?found">found</a></dialog><script>
  const dialog = document.querySelector("dialog");
  addEventListener("keydown", (event) => {
    if (event.key === "k" && event.ctrlKey) { event.preventDefault(); dialog.showModal(); }
    if (event.key === "ArrowDown") ARROW;
    if (event.key === "ArrowUp") dialog.querySelector("input").focus();
  });
</script>`;

it("a search that the arrow keys do not leave is refused", async () => {
  await show(page(SEARCH.replace("ARROW", 'dialog.querySelector("a").focus()')));
  expect(await searchByKeyboard(tab, "a")).toEqual([]);
  await show(page(SEARCH.replace("ARROW", "{}")));
  expect(await searchByKeyboard(tab, "a")).toEqual(["arrow down leads to INPUT, not to the first result"]);
});
