import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseIgnoreFile } from "../corrections/ignore-file.ts";
import { DOCUMENT_CHANGES } from "../index.ts";
import { EXAMPLES } from "./help-texts.ts";
import { commandWith } from "./options.ts";

const text = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const section = /\n## The command\n.*?\n(?=## )/s.exec(text)?.[0] ?? "";

it("the README lists every option, as the help does", () => {
  const listed = [...section.matchAll(/^\| (`--[^|]*`) \|/gm)].flatMap(([, names = ""]) =>
    names.split(", ").map((name) => name.replaceAll("`", "")),
  );
  const options = commandWith("1.0.0").options.map(({ flags }) => flags.replace(/^-\w, /, ""));
  expect(listed.sort()).toEqual([...options, "--help"].sort());
});

it("the commands in the README are examples of the help", () => {
  const [, commands = ""] = /```sh\n(.*?)```/s.exec(section) ?? [];
  expect(
    commands
      .trim()
      .split("\n")
      .filter((line) => !EXAMPLES.includes(line)),
  ).toEqual([]);
  expect(commands).toContain("--base");
});

it("the ignore file in the README is a sound one", () => {
  const [, file = ""] = /```yaml\n(.*?)```/s.exec(section) ?? [];
  expect(parseIgnoreFile(file, "README.md")).toHaveLength(1);
});

it("the README names the changes of whole documents", () => {
  for (const id of Object.keys(DOCUMENT_CHANGES)) expect(text).toContain(`\`${id}\``);
});
