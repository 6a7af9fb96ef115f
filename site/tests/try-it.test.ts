import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { siteInChromium, type Watched } from "./chromium.ts";
import { operationPages } from "./pages.ts";

const site = siteInChromium();

async function opened(path: string): Promise<Watched> {
  const watched = await site.open();
  await watched.page.goto(site.url(path));
  return watched;
}

/** Sends the form, and reads the parts of the answer by their titles. */
async function send(page: Page): Promise<Record<string, string>> {
  // A form that cannot start says so in its status.
  await page.locator("[data-send]:enabled, [data-status]:not(:empty)").first().waitFor();
  expect(await page.locator("[data-status]").textContent()).not.toContain("does not work");
  await page.getByRole("button", { name: "Send" }).click();
  const answer = page.getByRole("region", { name: "Answer" });
  await page.locator("[data-status]:not(:empty)").filter({ hasNotText: "Sending" }).waitFor();
  expect(await page.locator("[data-status]").textContent()).toContain("outcome");
  const [titles, texts] = await Promise.all([
    answer.locator("dt").allTextContents(),
    answer.locator("dd").allTextContents(),
  ]);
  return Object.fromEntries(titles.map((title, position) => [title, texts[position] ?? ""]));
}

const CREATE = "kantata-ox/operations/createaccountinvitation/";

describe("try it", () => {
  it.each(operationPages)("/%s succeeds as filled in", async (path) => {
    const { page, faults } = await opened(path);
    const answer = await send(page);
    expect(answer.Status).toMatch(/^20[0-4]/);
    expect(answer.Outcome).toBe("succeeded");
    expect(answer["What the client did"]).toContain("Attempt 1");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("a create mails the person of the form, once each time it is sent", async () => {
    const { page } = await opened(CREATE);
    await page.getByLabel("email_address").fill("ada@example.com");
    const answer = await send(page);
    expect(answer["Mails that the fake sent so far"]).toBe("to ada@example.com, by createAccountInvitation");
    expect(answer.Headers).toContain("content-type: application/json");
    expect(JSON.parse(answer.Body ?? "").count).toBe(1);
    // The fake refuses an address that has a pending invitation.
    const second = await send(page);
    expect(second.Status).toMatch(/^422/);
    expect(second.Outcome).toBe("rejected");
    await page.context().close();
  });

  it("a create whose answer is lost is sent once, and its outcome is unknown", async () => {
    const { page } = await opened(CREATE);
    await page.getByLabel("Trouble").selectOption("the answer is lost");
    const answer = await send(page);
    expect(answer.Status).toBe("no answer");
    expect(answer.Outcome).toBe("unknown");
    expect(answer["What the client did"]).not.toContain("Attempt 2");
    expect(answer["Mails that the fake sent so far"]).toBe("to mina.okafor@example.com, by createAccountInvitation");
    await page.context().close();
  });

  it("a read whose answer is lost is repeated", async () => {
    const { page } = await opened("aveva-identity/v1/operations/getinvitation/");
    await page.getByLabel("Trouble").selectOption("the answer is lost");
    const answer = await send(page);
    expect(answer.Outcome).toBe("succeeded");
    expect(answer["What the client did"]).toContain("Attempt 2");
    await page.context().close();
  });

  it("after a 429 the client waits the five seconds that the server asked for, then sends again", async () => {
    const { page } = await opened(CREATE);
    await page.getByLabel("Trouble").selectOption("429, 5 s");
    const answer = await send(page);
    expect(answer.Outcome).toBe("succeeded");
    expect(answer["What the client did"]).toMatch(/Answer 429.*Waits [5-9]\.\d s.*Attempt 2/s);
    await page.context().close();
  });

  it("a slow answer is waited for", async () => {
    const { page } = await opened(CREATE);
    await page.getByLabel("Trouble").selectOption("slow");
    expect((await send(page)).Outcome).toBe("succeeded");
    await page.context().close();
  });

  it("a text that a field cannot take is named, and nothing is sent", async () => {
    const { page } = await opened("kantata-ox/operations/getaccountinvitation/");
    await page.getByLabel("id (path, required)").fill("seven");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("status").filter({ hasText: 'id must be a whole number, and is "seven"' }).waitFor();
    expect(await page.getByRole("region", { name: "Answer" }).textContent()).toContain("Nothing was sent yet.");
    await page.context().close();
  });

  it("Start over brings back what was deleted", async () => {
    const { page } = await opened("kantata-ox/operations/deleteaccountinvitation/");
    expect((await send(page)).Status).toMatch(/^204/);
    expect((await send(page)).Status).toMatch(/^404/);
    await page.getByRole("button", { name: "Start over" }).click();
    await page.getByRole("status").filter({ hasText: "as it was at first" }).waitFor();
    expect((await send(page)).Status).toMatch(/^204/);
    await page.context().close();
  });

  it("the code beside the form follows its fields", async () => {
    const { page } = await opened(CREATE);
    await page.getByLabel("full_name").fill("Ada O'Neil");
    const code = await page.locator("[data-code]").allTextContents();
    expect(code[0]).toContain("Ada O'\\''Neil");
    expect(code[1]).toContain('full_name: "Ada O\'Neil"');
    await page.context().close();
  });
});
