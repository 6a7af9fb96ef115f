import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { documentProblems } from "../checks/document.ts";
import { deadLinks, ownLinks } from "../checks/links.ts";
import { tooWide } from "../checks/narrow.ts";
import { textsOfScripts } from "../checks/served-text.ts";
import { dist } from "../tool/build-site.ts";
import { formShapes, kinds, operationPages, pages, visited } from "./pages.ts";
import { siteInChromium } from "./site-in-chromium.ts";

const site = siteInChromium();
const NARROW = { viewport: { width: 320, height: 640 } };

describe("every page", () => {
  it("is one of more than a hundred, with one for each operation of the specs", () => {
    expect(pages.length).toBeGreaterThan(100);
    expect(operationPages).toHaveLength(25);
  });

  it("has a title of its own", async () => {
    const titles = await Promise.all(
      pages.map(
        async (path) => /<title>(.*?)<\/title>/.exec(await readFile(join(dist, path, "index.html"), "utf8"))?.[1],
      ),
    );
    expect(titles.filter((title, position) => titles.indexOf(title) !== position)).toEqual([]);
  });

  it.concurrent.each(visited)(
    "/%s has no error, dead link or request to another host, fits into 320 pixels, and has its text without JavaScript",
    async (path) => {
      await site.visit(path, NARROW, async ({ page, faults }) => {
        const links = await ownLinks(page);
        expect(links.length).toBeGreaterThan(1);
        const problems = [
          ...(await documentProblems(page)),
          ...(await deadLinks(dist, links)),
          ...(await tooWide(page)),
          ...(await textsOfScripts(page)),
          ...faults,
        ];
        expect(problems).toEqual([]);
      });
    },
  );

  it("an address without a page shows the page for that", async () => {
    await site.visit("no/such/page/", NARROW, async ({ page, faults }) => {
      expect(await page.locator("h1").textContent()).toBe("404");
      expect(faults[0]).toMatch(/^404: /);
      expect(await tooWide(page)).toEqual([]);
    });
  });

  it("llms.txt leads to texts that lead to pages", async () => {
    const url = (link: string): string => new URL(link, "http://localhost/").href;
    const text = await readFile(join(dist, "llms.txt"), "utf8");
    const links = Array.from(text.matchAll(/\]\((\/[^)]*)\)/g), ([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(1);
    expect(await deadLinks(dist, links.map(url))).toEqual([]);
    const full = await readFile(join(dist, "llms-full.txt"), "utf8");
    const inFull = new Set(Array.from(full.matchAll(/\]\((\/[^)\s]*)\)/g), ([, link = ""]) => url(link)));
    expect(inFull.size).toBeGreaterThan(1);
    expect(await deadLinks(dist, [...inFull])).toEqual([]);
  });
});

describe("without JavaScript", () => {
  it.concurrent.each([...kinds, ...formShapes])("/%s can be read", async (path) => {
    await site.visit(path, { ...NARROW, javaScriptEnabled: false }, async ({ page, faults }) => {
      // biome-ignore lint/performance/useDomNodeTextContent: only text that is shown can be read
      expect((await page.locator("main").innerText()).length).toBeGreaterThan(100);
      expect(await page.locator("nav a").count()).toBeGreaterThan(0);
      expect([...(await tooWide(page)), ...faults]).toEqual([]);
      if (!operationPages.includes(path)) return;
      expect(await page.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
      expect(await page.getByText("needs JavaScript").isVisible()).toBe(true);
      expect(await page.locator("[data-code=curl]").textContent()).toContain("curl --");
      expect(await page.locator("[data-code=typescript]").textContent()).toContain("console.log(await ");
    });
  });
});
