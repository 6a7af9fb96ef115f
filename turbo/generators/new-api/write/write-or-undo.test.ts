import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { tempFolder } from "../../../../scripts/lib/test-support/temp-folder.ts";
import { writeOrUndo } from "./write-or-undo.ts";

const folder = tempFolder(afterAll);

test("after a failure halfway, every file is as it was before", async () => {
  writeFileSync(join(folder, "kept.txt"), "before");
  const files = new Map([
    ["new/deep/a.txt", "a"],
    ["kept.txt", "after"],
  ]);
  const fail = async (): Promise<void> => {
    expect(readFileSync(join(folder, "kept.txt"), "utf8")).toBe("after");
    writeFileSync(join(folder, "made"), "");
    throw new Error("midway");
  };
  const before = readdirSync(folder);
  await expect(writeOrUndo(folder, files, { alsoChanged: [], alsoMade: ["made"] }, fail)).rejects.toThrow("midway");
  expect(readdirSync(folder)).toEqual(before);
  expect(readFileSync(join(folder, "kept.txt"), "utf8")).toBe("before");
});
