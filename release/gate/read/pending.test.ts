import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { API, RUNTIME } from "../test-cases.ts";
import { parseChangeset, readPending } from "./pending.ts";

const published = [RUNTIME, API];
const parse = (content: string) => parseChangeset(".changeset/a.md", content, published);

it("reads packages, bumps and text, quoted or not, with a blank line after the first ---", () => {
  expect(parse(`---\n\n"${API}": minor\n'${RUNTIME}': none\n---\n\nMore.\n`)).toEqual({
    file: ".changeset/a.md",
    releases: new Map([
      [API, "minor"],
      [RUNTIME, "none"],
    ]),
    text: "More.",
  });
});

it("one for no package is fine, as `changeset --empty` writes it", () => {
  expect(parse("---\n---\n")).toMatchObject({ releases: new Map(), text: "" });
});

it.for([
  ["nothing", "", "has no front matter between two lines of ---"],
  ["no end", `---\n"${API}": minor\n`, "has no front matter between two lines of ---"],
  [
    "a list",
    `---\n- ${RUNTIME.slice(1)}\n---\n\nMore.\n`,
    'its front matter must map packages to bumps: "name": minor',
  ],
  [
    "a package nobody knows",
    '---\n"@x/other": minor\n---\n\nMore.\n',
    "@x/other is not published: known are @x/runtime, @x/api",
  ],
  [
    "a word that is no bump",
    `---\n"${API}": mayor\n---\n\nMore.\n`,
    '"mayor" for @x/api is not none, patch, minor or major',
  ],
  ["no word", `---\n"${API}":\n---\n\nMore.\n`, "null for @x/api is not none, patch, minor or major"],
  ["no text", `---\n"${API}": minor\n---\n`, "says nothing to callers: write a sentence below the front matter"],
] as const)("refuses %s", ([, content, complaint]) => {
  expect(parse(content)).toBe(complaint);
});

it("refuses what is not YAML", () => {
  expect(parse(`---\n"${API}: minor\n---\n\nMore.\n`)).toMatch(/^its front matter is not YAML: \S/);
});

it("names each file that is no good, and takes no README for a changeset", async () => {
  const root = await mkdtemp(join(tmpdir(), "pending-"));
  try {
    await mkdir(join(root, ".changeset"));
    const write = (name: string, text: string) => writeFile(join(root, ".changeset", name), text);
    await write("README.md", "# Changesets\n");
    await write("config.json", "{}");
    await write("good.md", `---\n"${API}": patch\n---\n\nMore.\n`);
    expect((await readPending(root, published)).map(({ file }) => file)).toEqual([".changeset/good.md"]);
    await write("empty.md", "");
    await write("word.md", `---\n"${API}": big\n---\n\nMore.\n`);
    await expect(readPending(root, published)).rejects.toThrow(
      /^\.changeset\/empty\.md: has no front matter.*\n\.changeset\/word\.md: "big" for @x\/api/,
    );
  } finally {
    await rm(root, { recursive: true });
  }
});

it.for([
  [[API], true],
  [["@x/*"], true],
  [["@x/*", `!${API}`], false],
  [[RUNTIME], false],
] as const)(
  "a changeset of a package that is ignored grants nothing, and is refused: %s",
  async ([ignore, isRefused]) => {
    const root = await mkdtemp(join(tmpdir(), "pending-"));
    try {
      await mkdir(join(root, ".changeset"));
      await writeFile(join(root, ".changeset/config.json"), JSON.stringify({ ignore }));
      await writeFile(join(root, ".changeset/a.md"), `---\n"${API}": patch\n---\n\nMore.\n`);
      const read = readPending(root, published);
      if (isRefused) {
        await expect(read).rejects.toThrow(
          '.changeset/a.md: @x/api is not released while "ignore" in .changeset/config.json names it, so this grants nothing',
        );
      } else expect(await read).toHaveLength(1);
    } finally {
      await rm(root, { recursive: true });
    }
  },
);
