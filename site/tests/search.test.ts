import { describe, expect, it } from "vitest";
import { siteInChromium } from "./site-in-chromium.ts";

const site = siteInChromium();

describe("the search", () => {
  it.each([
    ["timeout", /^\/(guides|options)\//],
    ["unknown", /^\/(guides|options)\//],
    ["token", /^\/(guides|options)\//],
    ["duplicate", /^\/(guides|options)\//],
    ["connection", /^\/(guides|options|packages)\//],
    // Who looks for a name of the code finds its reference.
    ["isTimeoutError", /^\/typescript\//],
  ])("for %s leads to what a reader wants", async (word, wanted) => {
    await site.visit("", {}, async ({ page, until }) => {
      await page.keyboard.press("Control+k");
      // All at once: a search for its first letters has other results.
      await until(page.locator("dialog[open] input").fill(word));
      const first = page.locator("dialog[open] .pagefind-ui__result-link").first();
      await until(first.waitFor());
      expect(await first.getAttribute("href")).toMatch(wanted);
    });
  });
});
