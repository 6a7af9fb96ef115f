import type { Page } from "playwright-core";

/**
 * The texts that a page shows only with JavaScript: those that its file does not have. The parts that a form fills in when it
 * is used are empty at first.
 */
export function textsOfScripts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const packed = (element: Element | null): string => (element?.textContent ?? "").replace(/\s+/g, "");
    const file = await (await fetch(location.href)).text();
    const served = new DOMParser().parseFromString(file, "text/html").querySelector("main");
    for (const code of served?.querySelectorAll("script, style") ?? []) code.remove();
    const text = packed(served);
    const blocks = Array.from(
      document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6, p, li, th, td, dt, dd, pre, label)"),
    );
    const shown = blocks.filter((block) => block.checkVisibility() && block.querySelector("script, style") === null);
    const missing = shown.filter((block) => !text.includes(packed(block)));
    const problems = missing
      .slice(0, 3)
      .map((block) => `only with JavaScript: ${block.textContent?.trim().slice(0, 120)}`);
    if (text.length < 20) problems.push(`the file has hardly any text: ${JSON.stringify(text)}`);
    return problems;
  });
}
