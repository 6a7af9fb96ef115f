import { describe, expect, it } from "vitest";
import { siteInChromium } from "./chromium.ts";
import { kinds, operationPages } from "./pages.ts";

const site = siteInChromium();

describe("a window of 320 pixels", () => {
  it.each(kinds)("shows /%s without scrolling sideways", async (path) => {
    const { page } = await site.shared({ viewport: { width: 320, height: 640 } });
    await page.goto(site.url(path), { waitUntil: "load" });
    const wide = await page.evaluate(() => {
      const { scrollWidth } = document.documentElement;
      const isCut = (element: Element): boolean =>
        element.closest("pre, table, .sl-openapi-section-panel, [data-pagefind-ui]") !== null;
      const over = Array.from(document.querySelectorAll("main *")).filter(
        (element) => element.getBoundingClientRect().right > 321 && !isCut(element),
      );
      return scrollWidth > 320
        ? `${scrollWidth}: ${over.map(({ outerHTML }) => outerHTML.slice(0, 120)).join("\n")}`
        : "";
    });
    expect(wide).toBe("");
  });
});

describe("without JavaScript", () => {
  it.each(kinds)("/%s can be read", async (path) => {
    const { page } = await site.shared({ javaScriptEnabled: false });
    await page.goto(site.url(path));
    expect((await page.locator("main").textContent())?.length).toBeGreaterThan(100);
    expect(await page.locator("nav a").count()).toBeGreaterThan(0);
    if (operationPages.includes(path)) {
      expect(await page.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
      expect(await page.getByText("curl --").or(page.locator("[data-code=curl]")).first().isVisible()).toBe(true);
    }
  });
});
