import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { putFile, tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import { API, RUNTIME } from "../test-cases.ts";
import { fileOf, readPending } from "./pending.ts";

let root: string;
beforeEach(async () => {
  root = tempFolder(onTestFinished);
  await put("README.md", "# Changesets\n");
});

const put = (name: string, text: string) => putFile(join(root, ".changeset"), name, text);
const read = (...ignored: string[]) => readPending(root, [RUNTIME, API], ignored);

it("reads packages, bumps and text, quoted or not, with a blank line after the first ---", async () => {
  await put("a.md", `---\n\n"${API}": minor\n'${RUNTIME}': none\n---\n\nMore.\n`);
  expect(await read()).toEqual([
    {
      id: "a",
      releases: [
        { name: API, type: "minor" },
        { name: RUNTIME, type: "none" },
      ],
      summary: "More.",
    },
  ]);
});

it("accepts a changeset for no package, as `changeset --empty` writes it", async () => {
  await put("a.md", "---\n---\n");
  expect(await read()).toEqual([{ id: "a", releases: [], summary: "" }]);
});

it("reads changesets by file name, those of a prerelease with their folder, and skips the README", async () => {
  const text = `---\n"${API}": patch\n---\n\nMore.\n`;
  for (const name of ["b.md", "a.md", "pre/c.md"]) await put(name, text);
  expect((await read()).map(fileOf)).toEqual([".changeset/a.md", ".changeset/b.md", ".changeset/pre/c.md"]);
});

it.for([
  ["nothing", "", "file is empty. Changesets must have frontmatter with package names and version types."],
  ["no end", `---\n"${API}": minor\n`, "missing or invalid frontmatter."],
  [
    "a list",
    `---\n- ${RUNTIME.slice(1)}\n---\n\nMore.\n`,
    "frontmatter must be an object mapping package names to version types.",
  ],
  [
    "an unknown bump",
    `---\n"${API}": mayor\n---\n\nMore.\n`,
    'invalid version type "mayor" for package "@x/api". Valid version types are: major, minor, patch, none',
  ],
  ["no word", `---\n"${API}":\n---\n\nMore.\n`, 'invalid release type for package "@x/api"'],
  ["no YAML", `---\n"${API}: minor\n---\n\nMore.\n`, /^\.changeset\/a\.md: invalid YAML in frontmatter\. .*quote/],
  [
    "a package that is not published",
    '---\n"@x/other": minor\n---\n\nMore.\n',
    "@x/other is not published; the published packages are @x/runtime, @x/api",
  ],
  ["no text", `---\n"${API}": minor\n---\n`, "has no text for callers: write a sentence below the front matter"],
] as const)("refuses a file with %s, and names it", async ([, content, complaint]) => {
  await put("a.md", content);
  await expect(read()).rejects.toThrow(complaint instanceof RegExp ? complaint : `.changeset/a.md: ${complaint}`);
});

it("names every file that cannot be read, in one line each", async () => {
  await put("empty.md", "");
  await put("good.md", `---\n"${API}": patch\n---\n\nMore.\n`);
  await put("word.md", `---\n"${API}": big\n---\n\nMore.\n`);
  await expect(read()).rejects.toThrow(
    /^\.changeset\/empty\.md: file is empty\.[^\n]*\n\.changeset\/word\.md: invalid version type "big"[^\n]*$/,
  );
});

it("names a bad file whose name differs only in case from one that is skipped", async () => {
  await put("claude.md", "notes");
  await expect(read()).rejects.toThrow(".changeset/claude.md: missing or invalid frontmatter.");
});

it("refuses a changeset of an ignored package, because it would have no effect", async () => {
  await put("a.md", `---\n"${API}": patch\n---\n\nMore.\n`);
  await expect(read(API)).rejects.toThrow(
    '.changeset/a.md: @x/api is not released while "ignore" in .changeset/config.json names it, so this changeset has no effect',
  );
  expect(await read(RUNTIME)).toHaveLength(1);
});
