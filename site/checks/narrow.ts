import type { Page } from "playwright-core";

/** What makes a page scroll sideways in its window, or is cut off there without a way to scroll to it. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      element !== document.documentElement &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const over = Array.from(document.querySelectorAll("main *")).filter((element) => {
      const { right, width: own } = element.getBoundingClientRect();
      return own > 1 && right > width + 1 && element.checkVisibility({ visibilityProperty: true }) && !scrolls(element);
    });
    const problems = over
      .slice(0, 3)
      .map(({ outerHTML }) => `too wide for ${width} pixels: ${outerHTML.slice(0, 120)}`);
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > width) problems.push(`the page is ${scrollWidth} pixels wide in a window of ${width}`);
    return problems;
  });
}
