import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { run } from "../../../scripts/lib/process/run.ts";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";

const folder = tempFolder(afterAll);

test("the command writes nothing for a spec that it refuses", async () => {
  const before = [readdirSync(join(root, "specs")), readdirSync(join(root, "packages"))];
  const swagger = join(folder, "swagger.json");
  writeFileSync(swagger, '{"swagger":"2.0"}');
  const { code, text } = await run("node", ["turbo/generators/new-api/main.ts", "new-thing", "--spec", swagger], {
    output: "keep",
  });
  expect(code).toBe(1);
  expect(text).toContain("new-api: ");
  expect(text).toContain("is Swagger 2.0");
  expect([readdirSync(join(root, "specs")), readdirSync(join(root, "packages"))]).toEqual(before);
});
