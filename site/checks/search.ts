import type { Tab } from "../browser/tab.ts";

/** Finds a word with the keyboard alone, opens the first result, and returns what went wrong. */
export async function searchByKeyboard({ page, until }: Tab, word: string): Promise<string[]> {
  await page.keyboard.press("Control+k");
  // At once, while the field and its index may still be loading.
  await page.keyboard.type(word);
  const first = page.locator("dialog[open] a").first();
  await until(first.waitFor());
  const target = await first.getAttribute("href");
  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.getAttribute("href") ?? document.activeElement?.tagName);
  await page.keyboard.press("ArrowDown");
  if ((await focused()) !== target) return [`arrow down leads to ${await focused()}, not to the first result`];
  await page.keyboard.press("ArrowUp");
  if ((await focused()) !== "INPUT") return [`arrow up leads to ${await focused()}, not back to the search`];
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(page.waitForURL(new URL(target ?? "", page.url()).href));
  return [];
}
