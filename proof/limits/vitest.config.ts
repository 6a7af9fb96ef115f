import { defineConfig } from "vitest/config";
import { root } from "../../scripts/lib/project/workspace.ts";

export default defineConfig({
  root,
  test: {
    allowOnly: false,
    include: ["packages/limits-redis/src/**/*.redis.test.ts"],
    pool: "threads",
    // Only a test that hangs takes this long, in milliseconds: no test may fail because the machine is busy.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
