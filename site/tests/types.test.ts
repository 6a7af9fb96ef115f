import { expect, it } from "vitest";
import { run } from "../../scripts/lib/process/run.ts";
import { site } from "../tool/install.ts";

it("the types of the site's .astro and .ts files are right", async () => {
  const { code, text } = await run("node", ["node_modules/@astrojs/check/bin/astro-check.js"], {
    cwd: site,
    output: "keep",
  });
  expect(text).toContain("- 0 errors");
  expect(code).toBe(0);
  // All of them, not only those of the pages.
  expect(Number(/Result \((\d+) files\)/.exec(text)?.[1])).toBeGreaterThan(40);
});
