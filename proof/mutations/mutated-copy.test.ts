import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { packageDir } from "../../scripts/lib/project/workspace.ts";
import { tempFolder } from "../../scripts/lib/test-support/temp-folder.ts";
import { mutatedCopy } from "./mutated-copy.ts";

const file = "kantata-ox/src/index.ts";
const folder = tempFolder(afterAll);

test("the copy has the change, the package itself does not, and importers get the copy", async () => {
  const original = await readFile(join(packageDir("kantata-ox"), "src/index.ts"), "utf8");
  const copy = await mutatedCopy({ file, find: "createKantataClient", replace: "$&$&" }, folder);
  const changed = await readFile(copy.alias["@invitation-clients/kantata-ox"] ?? "", "utf8");
  expect(changed).toBe(original.split("createKantataClient").join("$&$&"));
  expect(changed).not.toBe(original);
  expect(await readFile(join(packageDir("kantata-ox"), "src/index.ts"), "utf8")).toBe(original);
});

test.for([
  ["no such text", 0],
  ["export", "several"],
] as const)("a text that does not occur exactly once (%j) is refused", async ([find]) => {
  await expect(mutatedCopy({ file, find, replace: "" }, folder)).rejects.toThrow(
    /index\.ts contains the text \d+ times/,
  );
});
