import type { Page } from "playwright-core";

/** What readers and their tools need of every page: one first heading, a title, a language, and each id once. */
export function documentProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const headings = document.querySelectorAll("h1").length;
    if (headings !== 1) problems.push(`${headings} elements h1`);
    if (document.title.trim() === "") problems.push("no title");
    if (document.documentElement.lang === "") problems.push("no language");
    const ids = Array.from(document.querySelectorAll("[id]"), ({ id }) => id);
    const twice = ids.filter((id, position) => ids.indexOf(id) !== position);
    for (const id of new Set(twice)) problems.push(`id ${JSON.stringify(id)} is there more than once`);
    return problems;
  });
}
