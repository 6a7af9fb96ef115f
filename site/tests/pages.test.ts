import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dist } from "../tool/build-site.ts";
import { siteInChromium } from "./chromium.ts";
import { operationPages, pages } from "./pages.ts";

const site = siteInChromium();

/** The links of a page that lead to no file, or to no place in it. */
async function deadLinks(links: readonly string[]): Promise<string[]> {
  const dead: string[] = [];
  for (const link of new Set(links)) {
    const { pathname, hash } = new URL(link);
    const file = join(dist, decodeURI(pathname), pathname.endsWith("/") ? "index.html" : "");
    const text = await readFile(file, "utf8").catch(() => undefined);
    const id = decodeURIComponent(hash.slice(1));
    if (text === undefined || !(id === "" || id === "_top" || text.includes(`id="${id}"`))) dead.push(link);
  }
  return dead;
}

describe("every page", () => {
  it("is one of more than a hundred, with one for each operation of the specs", () => {
    expect(pages.length).toBeGreaterThan(100);
    expect(operationPages).toHaveLength(25);
  });

  it.each(pages)("/%s is shown without an error, a request to another host, or a dead link", async (path) => {
    const { page, faults } = await site.shared();
    await page.goto(site.url(path), { waitUntil: "load" });
    expect(await page.locator("h1").count()).toBe(1);
    const links = await page.evaluate(() => Array.from(document.querySelectorAll("a"), (link) => link.href));
    const own = links.filter((link) => link.startsWith(site.url("")));
    expect(own.length).toBeGreaterThan(0);
    expect(await deadLinks(own)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("an address without a page shows the page for that", async () => {
    const { page } = await site.shared();
    const answer = await page.goto(site.url("no/such/page/"));
    expect(answer?.status()).toBe(404);
    expect(await page.locator("h1").textContent()).toBe("404");
  });
});
