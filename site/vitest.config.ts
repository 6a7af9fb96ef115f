import { defineConfig } from "vitest/config";
import { root } from "../scripts/lib/project/workspace.ts";
import { PATIENCE } from "../scripts/test/patience.ts";

export default defineConfig({
  root,
  test: {
    allowOnly: false,
    include: ["site/tests/*.test.ts"],
    // Each file starts a browser.
    fileParallelism: false,
    pool: "threads",
    ...PATIENCE,
  },
});
