import { describe, expect, it } from "vitest";
import { axeFindings } from "../checks/axe.ts";
import { formsAt } from "../src/try-it/operations.ts";
import { formShapes, kinds, operationPages } from "./pages.ts";
import { siteInChromium } from "./site-in-chromium.ts";
import { sendForm } from "./try-it-form.ts";

const site = siteInChromium();
// The pages of v1-preview are those of v1 with another path.
const similar = operationPages.filter((path) => !formShapes.includes(path) && !path.includes("v1-preview"));

describe("WCAG 2.2 AA", () => {
  it.concurrent.each(kinds)("axe finds nothing on /%s, light and dark", async (path) => {
    await site.visit(path, {}, async ({ page, faults }) => {
      expect(await axeFindings(page, "light", "whole")).toEqual([]);
      expect(await axeFindings(page, "dark", "whole")).toEqual([]);
      expect(faults).toEqual([]);
    });
  });

  it.concurrent.each(formShapes)("axe finds nothing on /%s with an answer, light and dark", async (path) => {
    await site.visit(path, {}, async (tab) => {
      const forms = formsAt(path);
      if (forms.length > 1) await tab.page.getByLabel("Whom to invite").selectOption({ index: 1 });
      await sendForm(tab);
      expect(await axeFindings(tab.page, "light", "whole")).toEqual([]);
      expect(await axeFindings(tab.page, "dark", "inner")).toEqual([]);
    });
  });

  it.concurrent.each(similar)("axe finds nothing on /%s with an answer", async (path) => {
    await site.visit(path, {}, async (tab) => {
      await sendForm(tab);
      expect(await axeFindings(tab.page, "light", "inner")).toEqual([]);
    });
  });
});
