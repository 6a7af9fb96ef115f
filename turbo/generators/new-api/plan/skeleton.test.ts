import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { tempFolder } from "../../../../scripts/lib/test-support/temp-folder.ts";
import { lintSpec } from "../../../../scripts/spec-lint/lint.ts";
import { namesOf } from "./names.ts";
import { skeletonSpec } from "./skeleton.ts";

test("the skeleton without its mark for review passes the lint, so it shows everything that a spec needs", async () => {
  const skeleton = skeletonSpec(namesOf("new-thing"));
  const reviewed = skeleton.replace(/ {2}x-review:\n {4}- .*\n/, "");
  expect(reviewed).not.toContain("x-review");
  const file = join(tempFolder(onTestFinished), "openapi.yaml");
  writeFileSync(file, reviewed);
  expect((await lintSpec(file)).map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([]);
});
