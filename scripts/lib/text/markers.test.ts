import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { tempFolder } from "../test-support/temp-folder.ts";
import { sectionOf, withSection, writeSection } from "./markers.ts";

const README = "# A\n\n<!-- sizes:start -->\nold\n<!-- sizes:end -->\n\nrest\n";

test("only the text between the markers is replaced, and writing the same again changes nothing", () => {
  const written = withSection(README, "sizes", "new\n");
  expect(written).toBe("# A\n\n<!-- sizes:start -->\n\nnew\n\n<!-- sizes:end -->\n\nrest\n");
  expect(withSection(written, "sizes", "new")).toBe(written);
  expect(sectionOf(written, "sizes")).toBe("new");
});

test.for([
  ["no markers", "text"],
  ["the markers of another section", README.replaceAll("sizes", "times")],
  ["two pairs of markers", `${README}${README}`],
  ["no end", "<!-- sizes:start -->"],
  ["an end before the start", `<!-- sizes:end -->${README}`],
  ["two ends", `${README}<!-- sizes:end -->`],
])("a text with %s is refused", ([, text]) => {
  expect(sectionOf(text as string, "sizes")).toBeUndefined();
  expect(() => withSection(text as string, "sizes", "new")).toThrow("needs <!-- sizes:start --> exactly once");
});

test("writeSection writes to a file, and leaves a file without markers alone", async () => {
  const folder = tempFolder(onTestFinished);
  const file = join(folder, "README.md");
  await writeFile(file, README);
  await writeSection(file, "sizes", "new");
  expect(sectionOf(await readFile(file, "utf8"), "sizes")).toBe("new");
  await writeFile(file, "text");
  await expect(writeSection(file, "sizes", "new")).rejects.toThrow("the file needs");
  expect(await readFile(file, "utf8")).toBe("text");
});
