import { describe, expect, it } from "vitest";
import { siteInChromium } from "./chromium.ts";

const site = siteInChromium();

describe("by keyboard alone", () => {
  it("Ctrl-K opens the search, arrow down and Enter open its first result", async () => {
    const { page, faults } = await site.open();
    await page.goto(site.url(""), { waitUntil: "networkidle" });
    await page.keyboard.press("Control+k");
    await page.locator("dialog input").waitFor();
    await page.keyboard.type("resend");
    await page.locator("dialog a").first().waitFor();
    const first = await page.locator("dialog a").first().getAttribute("href");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe(first);
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(site.url(first ?? ""));
    expect(first).not.toBe("/");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("Tab reaches the fields and Send of the form, and Enter sends", async () => {
    const { page } = await site.open();
    await page.goto(site.url("kantata-ox/operations/resendaccountinvitation/"), { waitUntil: "networkidle" });
    await page.locator("[data-send]:enabled").waitFor();
    const reached: string[] = [];
    while (!reached.includes("Send") && reached.length < 300) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.textContent === "Send" ? "Send" : (activeElement?.getAttribute("name") ?? "");
      });
      reached.push(name);
    }
    expect(reached).toContain("path.id");
    expect(reached.at(-1)).toBe("Send");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "Status 200" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Send");
    await page.context().close();
  });
});
