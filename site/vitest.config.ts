import { defineConfig } from "vitest/config";
import { root } from "../scripts/lib/project/workspace.ts";
import { PATIENCE } from "../scripts/test/patience.ts";

export default defineConfig({
  root,
  test: {
    allowOnly: false,
    include: ["site/{browser,checks,src,tests,tool}/**/*.test.ts"],
    // Each file starts a browser, and each test that runs at once with others has a tab.
    maxWorkers: 2,
    maxConcurrency: 2,
    pool: "threads",
    ...PATIENCE,
  },
});
