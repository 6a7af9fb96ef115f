import { describe, expect, it } from "vitest";
import { searchByKeyboard } from "../checks/search.ts";
import { siteInChromium } from "./site-in-chromium.ts";

const site = siteInChromium();

describe("by keyboard alone", () => {
  it("Ctrl-K opens the search, arrow down and Enter open its first result", async () => {
    await site.visit("", {}, async (tab) => {
      expect(await searchByKeyboard(tab, "resend")).toEqual([]);
      expect(new URL(tab.page.url()).pathname).not.toBe("/");
      expect(tab.faults).toEqual([]);
    });
  });

  it("Escape closes the search, and gives the focus back", async () => {
    await site.visit("", {}, async ({ page, until }) => {
      await page.locator("button[data-open-modal]").focus();
      await page.keyboard.press("Enter");
      await until(page.locator("dialog[open] input").waitFor());
      await page.keyboard.press("Escape");
      await until(page.locator("dialog[open]").waitFor({ state: "detached" }));
      expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-open-modal"))).toBe(true);
    });
  });

  it("the first Tab reaches a link that skips to the content", async () => {
    await site.visit("guides/first-invitation/", {}, async ({ page, until }) => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Skip to content");
      await page.keyboard.press("Enter");
      await until(page.waitForURL(/#_top$/));
    });
  });

  it("Tab reaches each field of the form, which shows its focus, and Send; Enter sends", async () => {
    await site.visit("kantata-ox/operations/createaccountinvitation/", {}, async ({ page, until }) => {
      await until(page.locator("[data-send]:enabled").waitFor());
      const reached: string[] = [];
      const unmarked: string[] = [];
      while (!reached.includes("Send") && reached.length < 300) {
        await page.keyboard.press("Tab");
        const { name, isMarked } = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          return {
            name: element.textContent === "Send" ? "Send" : (element.getAttribute("name") ?? ""),
            isMarked: outlineStyle !== "none" && outlineWidth !== "0px",
          };
        });
        reached.push(name);
        if (!isMarked) unmarked.push(name);
      }
      const fields = await page
        .locator("[data-try-it] form [name]:enabled")
        .evaluateAll((all) => all.map((field) => field.getAttribute("name")));
      expect(fields.length).toBeGreaterThan(3);
      expect(reached).toEqual(expect.arrayContaining([...fields, "Send"]));
      expect(unmarked).toEqual([]);
      await page.keyboard.press("Enter");
      await until(page.getByRole("status").filter({ hasText: "Status 200" }).waitFor());
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Send");
    });
  });
});
