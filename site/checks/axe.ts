import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AxeResults, ElementContext, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { site } from "../tool/install.ts";

const axe = await readFile(join(site, "node_modules/axe-core/axe.min.js"), "utf8");
const WCAG: RunOptions = {
  resultTypes: ["violations"],
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] },
};
// The same on every page.
const FRAME: ElementContext = { exclude: [["body > .page > header"], ["nav.sidebar"]] };

/**
 * What axe finds on a page against WCAG 2.2 AA.
 *
 * @param part - The whole page, or without its header and sidebar, which is twice as fast.
 */
export async function axeFindings(page: Page, scheme: "light" | "dark", part: "whole" | "inner"): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme });
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    ({ context, options }) =>
      (globalThis as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } }).axe.run(
        context ?? document,
        options,
      ),
    { context: part === "inner" ? FRAME : undefined, options: WCAG },
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${scheme}, ${id}: ${html.slice(0, 160)}`));
}
