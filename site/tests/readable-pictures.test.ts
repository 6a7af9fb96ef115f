import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dist } from "../tool/build-site.ts";
import { pages } from "./pages.ts";
import { siteInChromium } from "./site-in-chromium.ts";

const site = siteInChromium();

const withPicture: string[] = [];
for (const path of pages) {
  if ((await readFile(join(dist, path, "index.html"), "utf8")).includes('class="picture')) withPicture.push(path);
}

/** What is too pale in the pictures of a page: texts below 4.5 to 1, shapes below 3 to 1. Runs in the page. */
function paleParts(): string[] {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!canvas) throw new Error("no canvas");
  const luminance = (colour: string): number => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const isSeen = (colour: string): boolean => colour !== "none" && !/, 0\)$/.test(colour) && colour !== "transparent";
  const ground = getComputedStyle(document.body).backgroundColor;
  const behind = (text: Element): string => {
    text.scrollIntoView({ block: "center", inline: "center" });
    const { left, top, width, height } = text.getBoundingClientRect();
    const shapes = document.elementsFromPoint(left + width / 2, top + height / 2).filter((one) => one.matches("rect"));
    return shapes.map((one) => getComputedStyle(one).fill).find(isSeen) ?? ground;
  };
  const texts = [...document.querySelectorAll(".picture svg text")].filter((text) => text.textContent !== "");
  const shapes = document.querySelectorAll(
    ".picture :is(rect, .line, .mark-rect path, .mark-line path, .mark-symbol path)",
  );
  return [
    ...texts.map(
      (text) => [`text ${text.textContent}`, contrast(getComputedStyle(text).fill, behind(text)), 4.5] as const,
    ),
    ...Array.from(shapes, (shape) => {
      const { fill, stroke } = getComputedStyle(shape);
      const seen = [fill, stroke].filter(isSeen).map((colour) => contrast(colour, ground));
      return [`shape ${shape.outerHTML.slice(0, 80)}`, Math.max(...seen, 0), 3] as const;
    }),
  ]
    .filter(([, found, least]) => found < least)
    .map(([name, found]) => `${name}: ${found.toFixed(2)}`);
}

/** The texts in the pictures of a page that overlap another, or cross the edge of a box or of the picture. Runs in the page. */
function crowdedTexts(): string[] {
  return [...document.querySelectorAll(".picture svg")].flatMap((svg) => {
    // Vega hides labels for which there is no room.
    const texts = [...svg.querySelectorAll("text")].filter(
      (text) => text.textContent !== "" && text.checkVisibility({ opacityProperty: true }),
    );
    return texts.flatMap((text) => {
      text.scrollIntoView({ block: "center", inline: "center" });
      const own = text.getBoundingClientRect();
      const all = svg.getBoundingClientRect();
      const middle = (own.top + own.bottom) / 2;
      const boxAt = (x: number): Element | undefined =>
        document.elementsFromPoint(x, middle).find((one) => one.matches("rect"));
      const overlapped = texts.filter((other) => {
        const its = other.getBoundingClientRect();
        const apart =
          its.left >= own.right || own.left >= its.right || its.top >= own.bottom - 2 || own.top >= its.bottom - 2;
        return other !== text && !apart;
      });
      return [
        ...overlapped.map((other) => `${text.textContent} overlaps ${other.textContent}`),
        ...(boxAt(own.left + 1) === boxAt(own.right - 1) ? [] : [`${text.textContent} crosses the edge of a box`]),
        ...(own.left >= all.left - 1 && own.right <= all.right + 1 ? [] : [`${text.textContent} leaves its picture`]),
      ];
    });
  });
}

/** The pictures of a page without a name or a description. Runs in the page. */
function namelessPictures(): string[] {
  return [...document.querySelectorAll(".picture svg")]
    .filter((svg) => {
      const parts = (svg.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id));
      return svg.getAttribute("role") !== "img" || parts.length !== 2 || parts.some((part) => !part?.textContent);
    })
    .map((svg) => svg.outerHTML.slice(0, 80));
}

/** The pictures of a page that are wider than their box, which the keyboard cannot scroll. Runs in the page. */
function stuckPictures(): string[] {
  return [...document.querySelectorAll<HTMLElement>(".picture .scroll")]
    .filter((box) => box.scrollWidth > box.clientWidth && (box.tabIndex !== 0 || !box.getAttribute("aria-label")))
    .map((box) => box.outerHTML.slice(0, 80));
}

describe.each(["light", "dark"] as const)("pictures, %s", (colorScheme) => {
  it.each(withPicture)("on /%s can be read: texts 4.5 to 1, shapes 3 to 1", async (path) => {
    await site.visit(path, { colorScheme }, async ({ page }) => {
      expect(await page.locator(".picture svg text").count()).toBeGreaterThan(3);
      expect(await page.evaluate(paleParts)).toEqual([]);
    });
  });
});

describe("pictures", () => {
  it.each(withPicture)("on /%s have room for their texts", async (path) => {
    await site.visit(path, {}, async ({ page }) => {
      expect(await page.evaluate(crowdedTexts)).toEqual([]);
    });
  });

  it("are on the pages about repeats, rings and performance", () => {
    expect(withPicture).toEqual(
      expect.arrayContaining([
        "guides/repeats-and-outcomes/",
        "project/how-it-is-built/",
        "project/performance-at-a-glance/",
      ]),
    );
  });

  it.each(withPicture)(
    "on /%s have a name, a description, and scroll by themselves in a narrow window",
    async (path) => {
      await site.visit(path, { viewport: { width: 320, height: 640 } }, async ({ page }) => {
        expect(await page.evaluate(namelessPictures)).toEqual([]);
        expect(await page.evaluate(stuckPictures)).toEqual([]);
      });
    },
  );
});
