import { defineConfig } from "vitest/config";
import { root } from "../../scripts/lib/project/workspace.ts";
import { PATIENCE } from "../../scripts/test/patience.ts";

export default defineConfig({
  root,
  test: {
    allowOnly: false,
    include: ["packages/limits-redis/src/**/*.redis.test.ts"],
    pool: "threads",
    ...PATIENCE,
  },
});
