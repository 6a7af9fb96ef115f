import { describe, expect, it } from "vitest";
import type { Tab } from "../browser/tab.ts";
import { formsAt } from "../src/try-it/operations.ts";
import { operationPages } from "./pages.ts";
import { siteInChromium } from "./site-in-chromium.ts";
import { sendForm } from "./try-it-form.ts";

const site = siteInChromium();
const CREATE = "kantata-ox/operations/createaccountinvitation/";
const READ = "aveva-identity/v1/operations/getinvitation/";
const MINA = "to mina.okafor@example.com, by createAccountInvitation";
const THREE = ["mina.okafor", "luis.rivera", "tom.lindqvist"]
  .map((name) => `to ${name}@example.com, by createAccountInvitation`)
  .join("");

/** Runs a test with the form of an operation. */
function withForm(path: string, use: (tab: Tab) => Promise<void>): () => Promise<void> {
  return () => site.visit(path, {}, use);
}

/** Sends the form while this goes wrong, to one person or to several. */
async function inTrouble(path: string, trouble: string, form?: "many"): Promise<Record<string, string>> {
  return site.visit(path, {}, async (tab) => {
    if (form) await tab.page.getByLabel("Whom to invite").selectOption(form);
    await tab.page.getByLabel("Trouble").selectOption(trouble);
    return sendForm(tab);
  });
}

describe("as filled in", () => {
  it.concurrent.each(operationPages)("/%s succeeds, its fields have labels, and its code has its values", (path) =>
    site.visit(path, {}, async (tab) => {
      const answer = await sendForm(tab);
      expect(answer.Status).toMatch(/^20[0-4]/);
      expect(answer.Outcome).toBe("succeeded");
      expect(answer["What the client did"]).toMatch(/^(Gets a token first)?Attempt 1: [A-Z]+ \//);
      const isMailed = ["send"].includes(formsAt(path)[0]?.effect ?? "") && formsAt(path)[0]?.effectWhen === undefined;
      if (isMailed) expect(answer["Mails that the fake sent so far"]).toMatch(/^to /);
      for (const { in: place, name, required, value } of formsAt(path)[0]?.fields ?? []) {
        const label = `${name} (${place}${required ? ", required" : ""})`;
        const field = tab.page.getByLabel(label, { exact: true });
        expect(await field.inputValue(), label).toBe(value);
        expect(await field.evaluate((control) => (control as HTMLInputElement).required), label).toBe(
          required && (await field.evaluate(({ tagName }) => tagName !== "SELECT")),
        );
      }
      expect(tab.faults).toEqual([]);
    }),
  );

  it(
    "several people are invited with createMany, and each is mailed once",
    withForm(CREATE, async (tab) => {
      await tab.page.getByLabel("Whom to invite").selectOption("several people, with createMany");
      const answer = await sendForm(tab);
      expect(answer.Outcome).toBe("succeeded");
      expect(answer["Mails that the fake sent so far"]).toBe(THREE);
      expect(JSON.parse(answer["What the client returned"] ?? "")).toHaveLength(3);
      expect(tab.faults).toEqual([]);
      // They have invitations now, so the fake refuses them.
      const again = await sendForm(tab);
      expect(again.Outcome).toBe("3 rejected");
      expect(again["Mails that the fake sent so far"]).toBe(THREE);
    }),
  );
});

describe("the answer is lost", () => {
  it.concurrent("a create is sent once, the person is mailed, and the outcome is unknown", async () => {
    const answer = await inTrouble(CREATE, "the answer is lost");
    expect([answer.Status, answer.Outcome]).toEqual(["no answer", "unknown"]);
    expect(answer["What the client did"]).not.toContain("Attempt 2");
    expect(answer["Mails that the fake sent so far"]).toBe(MINA);
  });

  it.concurrent("a read is sent again after a wait, and succeeds", async () => {
    const answer = await inTrouble(READ, "the answer is lost");
    expect([answer.Status, answer.Outcome]).toEqual(["200", "succeeded"]);
    expect(answer["What the client did"]).toMatch(/Attempt 1.*No answer\. Waits 0\.\d s, then tries again.*Attempt 2/s);
    expect(answer["Mails that the fake sent so far"]).toBe("None.");
  });

  it.concurrent("several people are looked for in the list, and nobody is sent again", async () => {
    const answer = await inTrouble(CREATE, "the answer is lost", "many");
    expect(answer.Outcome).toBe("succeeded");
    expect(answer["What the client did"]?.match(/POST/g)).toHaveLength(1);
    expect(answer["What the client did"]).toMatch(/POST.*GET \/account_invitations/s);
    expect(answer["Mails that the fake sent so far"]).toBe(THREE);
  });
});

describe("429, 5 s", () => {
  it.concurrent.each([
    ["a create", CREATE, undefined, MINA],
    ["a read", READ, undefined, "None."],
    ["a create of several people", CREATE, "many", THREE],
  ] as const)(
    "%s waits for the five seconds that the server asked for, then is sent again",
    async (_, path, form, mails) => {
      const answer = await inTrouble(path, "429, 5 s", form);
      expect(answer.Status).toMatch(/^200/);
      expect(answer.Outcome).toBe("succeeded");
      expect(answer["What the client did"]).toMatch(/Answer 429.*Wait(s|ed) ([5-9]|\d\d+)\.\d s/s);
      expect(answer["What the client did"]).toMatch(form ? /POST.*POST/s : /Attempt 2/);
      expect(answer["Mails that the fake sent so far"]).toBe(mails);
    },
  );
});

describe("slow", () => {
  it.concurrent.each([
    ["a create", CREATE, undefined, MINA],
    ["a read", READ, undefined, "None."],
    ["a create of several people", CREATE, "many", THREE],
  ] as const)("the answer to %s is waited for", async (_, path, form, mails) => {
    const answer = await inTrouble(path, "slow", form);
    expect(answer.Outcome).toBe("succeeded");
    expect(answer["What the client did"]).toMatch(/Answer 200 after ([3-9]|\d\d+)\.\d s/);
    expect(answer["What the client did"]).not.toContain("Attempt 2");
    expect(answer["Mails that the fake sent so far"]).toBe(mails);
  });
});

describe("one after the other", () => {
  it(
    "a create mails the person of the form, and the fake refuses the same person again",
    withForm(CREATE, async (tab) => {
      await tab.page.getByLabel("email_address").fill("ada@example.com");
      const answer = await sendForm(tab);
      expect(answer["Mails that the fake sent so far"]).toBe("to ada@example.com, by createAccountInvitation");
      expect(answer.Headers).toContain("content-type: application/json");
      expect(JSON.parse(answer.Body ?? "").count).toBe(1);
      const second = await sendForm(tab);
      expect([second.Status, second.Outcome]).toEqual(["422", "rejected"]);
      expect(second["Mails that the fake sent so far"]).toBe(answer["Mails that the fake sent so far"]);
      expect(tab.faults).toEqual([]);
    }),
  );

  it(
    "trouble is for one request, and can be chosen anew",
    withForm(READ, async (tab) => {
      const trouble = tab.page.getByLabel("Trouble");
      await trouble.selectOption("the answer is lost");
      expect((await sendForm(tab))["What the client did"]).toContain("Attempt 2");
      await trouble.selectOption("none");
      expect((await sendForm(tab))["What the client did"]).not.toContain("Attempt 2");
      expect(tab.faults).toEqual([]);
    }),
  );

  it(
    "Start over brings back what was deleted, and the values of the form",
    withForm("kantata-ox/operations/deleteaccountinvitation/", async (tab) => {
      const { page, until } = tab;
      expect((await sendForm(tab)).Status).toMatch(/^204/);
      expect((await sendForm(tab)).Status).toMatch(/^404/);
      await page.getByLabel("id (path, required)").fill("7");
      await page.getByRole("button", { name: "Start over" }).click();
      await until(page.getByRole("status").filter({ hasText: "as it was at first" }).waitFor());
      expect(await page.getByRole("region", { name: "Answer" }).textContent()).toContain("Nothing was sent yet.");
      expect((await sendForm(tab)).Status).toMatch(/^204/);
    }),
  );

  it(
    "Start over ends the wait for an answer",
    withForm(CREATE, async (tab) => {
      const { page, until } = tab;
      await until(page.locator("[data-send]:enabled").waitFor());
      await page.getByLabel("Trouble").selectOption("429, 5 s");
      await page.getByRole("button", { name: "Send" }).click();
      await until(page.locator("[data-send][aria-disabled]").waitFor());
      await page.getByRole("button", { name: "Start over" }).click();
      await until(page.getByRole("status").filter({ hasText: "as it was at first" }).waitFor());
      expect((await sendForm(tab))["Mails that the fake sent so far"]).toBe(MINA);
    }),
  );
});

describe("a text that a field cannot take", () => {
  it.concurrent.each([
    [
      "kantata-ox/operations/getaccountinvitation/",
      "id (path, required)",
      "seven",
      'id must be a whole number, and is "seven"',
    ],
    [
      CREATE,
      "external_reference (body)",
      '{"a": ',
      'external_reference must be JSON, such as true, 80 or {"a": "b"}: ',
    ],
    [CREATE, "default_role_id (body)", "1.5", 'default_role_id must be a whole number, and is "1.5"'],
    [
      CREATE,
      "account_invitations (body, required)",
      '{"a": 1}',
      'account_invitations must be a list of people, such as [{"full_name": "Ada"}]',
    ],
  ] as const)("/%s, %s: %s is named, marked and focused, and nothing is sent", (path, label, text, message) =>
    site.visit(path, {}, async (tab) => {
      const { page, until, faults } = tab;
      await until(page.locator("[data-send]:enabled").waitFor());
      if (label.startsWith("account_invitations")) await page.getByLabel("Whom to invite").selectOption("many");
      const field = page.getByLabel(label, { exact: true });
      const filled = await field.inputValue();
      await field.fill(text);
      await page.getByRole("button", { name: "Send" }).click();
      await until(page.getByRole("status").filter({ hasText: message }).waitFor());
      expect(await field.getAttribute("aria-invalid")).toBe("true");
      expect(await field.evaluate((control) => control === document.activeElement)).toBe(true);
      expect(await page.getByRole("region", { name: "Answer" }).textContent()).toContain("Nothing was sent yet.");
      await field.fill(filled);
      expect(await field.getAttribute("aria-invalid")).toBeNull();
      expect((await sendForm(tab)).Outcome).toBe("succeeded");
      expect(faults).toEqual([]);
    }),
  );
});

describe("the code beside the form", () => {
  it("follows its fields, and can be copied", () =>
    site.visit(CREATE, { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, until, faults }) => {
      await until(page.locator("[data-send]:enabled").waitFor());
      await page.getByLabel("full_name").fill("Ada O'Neil");
      const [curl = "", typescript = ""] = await page.locator("[data-code]").allTextContents();
      expect(curl).toContain("Ada O'\\''Neil");
      expect(typescript).toContain('full_name: "Ada O\'Neil"');
      for (const [name, code] of [
        ["curl", curl],
        ["TypeScript", typescript],
      ] as const) {
        await page.getByRole("button", { name: `Copy ${name}` }).click();
        await until(page.getByRole("status").filter({ hasText: "Copied." }).waitFor());
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
      }
      await page.getByLabel("Whom to invite").selectOption("many");
      expect(await page.locator("[data-code=typescript]").textContent()).toContain("accountInvitations.createMany([");
      expect(faults).toEqual([]);
    }));
});
