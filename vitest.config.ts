import { defineConfig } from "vitest/config";
import { PATIENCE } from "./scripts/test/patience.ts";

export default defineConfig({
  test: {
    // A test marked `.only` would hide all others.
    allowOnly: false,
    projects: [
      {
        test: {
          name: "unit",
          include: ["{packages/*/{src,generate},scripts,turbo,proof,release}/**/*.test.ts"],
          // proof/bench and proof/wire install packages of their own, some of which ship tests. `pnpm test:redis` needs a server.
          exclude: ["**/node_modules/**", "**/*.contract.test.ts", "**/*.fault.test.ts", "**/*.redis.test.ts"],
          pool: "threads",
          ...PATIENCE,
        },
      },
      {
        // Against Prism, in process.
        test: { name: "contract", include: ["packages/*/src/**/*.contract.test.ts"], pool: "threads", ...PATIENCE },
      },
      {
        // Fault sequences on a fake clock.
        test: { name: "faults", include: ["packages/*/src/**/*.fault.test.ts"], pool: "threads", ...PATIENCE },
      },
      {
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ["packages/*/src/**/*.test-d.ts"],
            tsconfig: "./tsconfig.types.json",
          },
        },
      },
    ],
  },
});
