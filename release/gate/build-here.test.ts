import { expect, it } from "vitest";
import { whyNot } from "./build-here.ts";

it("a failed build names the files to correct, from the root", () => {
  const printed = `the build failed:

   • turbo 2.11.11
@x/cli:build: cache miss, executing 94a13d27b5e6b2ee
@x/cli:build: src/reading/permission.ts(6,7): error TS2741: Property 'guest' is missing.
@x/kantata-ox:generate: error: specs/kantata-ox/openapi.yaml: something is missing
@x/cli:build: [ELIFECYCLE] Command failed with exit code 2.
@x/cli#build:  ERROR  command (packages/cli) pnpm run build exited (2)`;
  expect(
    whyNot(printed),
  ).toBe(`This folder does not build, and only built packages can be compared. Correct this first, then run it again (\`pnpm build\` shows all of the output):
packages/cli/src/reading/permission.ts(6,7): error TS2741: Property 'guest' is missing.
packages/kantata-ox: error: specs/kantata-ox/openapi.yaml: something is missing`);
});

it("an error in a generated file leads to the spec", () => {
  const printed = "@x/testing:build: src/generated/examples.ts(74,9): error TS2353: 'headline' does not exist.";
  expect(whyNot(printed)).toMatch(
    /'headline' does not exist\.\nA file in src\/generated comes from its spec: `pnpm spec:lint`/,
  );
});

it("output that names no error is shown as it is", () => {
  expect(whyNot("the build failed:\nturbo was not found")).toBe("the build failed:\nturbo was not found");
});
