import type { Tab } from "../browser/tab.ts";

/** Waits for the form to work, sends it, and reads the parts of the answer by their titles. */
export async function sendForm({ page, until }: Tab): Promise<Record<string, string>> {
  // A form that cannot start says so in its status.
  await until(page.locator("[data-send]:enabled, [data-status]:not(:empty)").first().waitFor());
  await page.getByRole("button", { name: "Send", exact: true }).click({ noWaitAfter: true });
  const status = page.getByRole("status").filter({ hasNotText: "Sending" }).filter({ hasText: /\S/ });
  await until(status.waitFor());
  const text = (await status.textContent()) ?? "";
  if (!/^Status .*, outcome .*\.$/.test(text)) throw new Error(`the form was not sent: ${text}`);
  const answer = page.getByRole("region", { name: "Answer", exact: true });
  const [titles, texts] = await Promise.all([
    answer.locator("dt").allTextContents(),
    answer.locator("dd").allTextContents(),
  ]);
  return Object.fromEntries(titles.map((title, position) => [title, texts[position] ?? ""]));
}
