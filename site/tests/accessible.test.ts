import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, it } from "vitest";
import { siteInChromium } from "./chromium.ts";
import { kinds, operationPages } from "./pages.ts";

const site = siteInChromium();
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

describe.each(["light", "dark"] as const)("WCAG 2.2 AA, %s", (colorScheme) => {
  it.each(kinds)("axe finds nothing on /%s", async (path) => {
    const { page } = await site.shared({ colorScheme });
    await page.goto(site.url(path), { waitUntil: "load" });
    if (operationPages.includes(path)) {
      // With an answer in its region.
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("status").filter({ hasText: "outcome" }).waitFor();
    }
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join("\n")}`),
    ).toEqual([]);
  });
});
