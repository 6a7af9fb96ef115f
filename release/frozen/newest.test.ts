import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { readPublished } from "./main.ts";
import { compareWithKnown, type KnownLibrary, newestOf } from "./newest.ts";

const known: KnownLibrary = { name: "lib", versions: ["0.9.0", "1.9.0", "1.10.0", "2.0.0-rc.1"] };
const published = { versions: [...known.versions] };

describe("a library", () => {
  it("with the newest version pinned is fine; numbers are compared as numbers, and prereleases do not count", () => {
    expect(compareWithKnown(known, "1.10.0", published)).toEqual({
      isAlarm: false,
      text: "lib 1.10.0 is the newest version.",
    });
  });

  it.each(["1.11.0", "1.9.1", "0.9.1", "2.0.0-rc.2"])("with the unknown version %s is an alarm", (version) => {
    const time = { [version]: "2026-12-01T10:00:00.000Z" };
    const { isAlarm, text } = compareWithKnown(known, "1.10.0", { versions: [...known.versions, version], time });
    expect(isAlarm).toBe(true);
    expect(text).toContain(`lib has versions that were not known: ${version} (2026-12-01). `);
    expect(text).toContain("docs/decisions/frozen-libraries.md");
  });

  it("with an unknown version is an alarm even if the registry gives no dates", () => {
    const found = compareWithKnown(known, "1.10.0", { versions: [...known.versions, "1.10.1"] });
    expect(found).toMatchObject({ isAlarm: true, text: expect.stringContaining("not known: 1.10.1. ") });
  });

  it("whose pinned version is gone from the registry is an alarm", () => {
    const versions = known.versions.filter((version) => version !== "1.10.0");
    const found = compareWithKnown(known, "1.10.0", { versions });
    expect(found).toMatchObject({ isAlarm: true, text: expect.stringContaining("the registry no longer has it") });
  });

  it("with an older version pinned is an alarm, unless a reason is written", () => {
    expect(compareWithKnown(known, "1.9.0", published)).toMatchObject({
      isAlarm: true,
      text: expect.stringContaining("1.10.0 is the newest version"),
    });
    const held = compareWithKnown({ ...known, heldBack: "it breaks arrays." }, "1.9.0", published);
    expect(held).toEqual({
      isAlarm: false,
      text: "lib 1.9.0 is pinned and 1.10.0 is the newest version: it breaks arrays.",
    });
  });
});

describe("the answer of npm view", () => {
  const end = (stdout: string, code = 0, stderr = "") => ({ code, stdout, stderr });

  it("gives versions and dates; a single version is no list", () => {
    const time = { "1.0.0": "2026-01-01T00:00:00.000Z" };
    expect(readPublished(end(JSON.stringify({ versions: ["1.0.0", "1.1.0"], time })))).toEqual({
      versions: ["1.0.0", "1.1.0"],
      time,
    });
    expect(readPublished(end(JSON.stringify({ versions: "1.0.0" })))).toEqual({ versions: ["1.0.0"] });
  });

  it.each([
    ["an error", end("", 1, "npm error code ENOTFOUND\nnpm error network request failed"), "code ENOTFOUND"],
    ["no JSON", end("<html>"), "its answer is no JSON"],
    ["an answer without versions", end("{}"), "its answer has no versions"],
    ["an empty list", end('{"versions":[]}'), "its answer has no versions"],
    ["nothing", end(""), "its answer is no JSON"],
  ])("that is %s is no answer: it says so instead of no news", (_, answer, reason) => {
    expect(() => readPublished(answer)).toThrow(reason);
  });
});

test("the pins are the newest known versions, or the list says why not", async () => {
  const libraries = await readJson<readonly KnownLibrary[]>(join(import.meta.dirname, "known-versions.json"));
  const { devDependencies } = await readJson<{ devDependencies: Record<string, string> }>(join(root, "package.json"));
  const { catalog } = parse(await readFile(join(root, "pnpm-workspace.yaml"), "utf8"));
  expect(libraries.map(({ name }) => name)).toEqual(["openapi-typescript", "openapi-fetch"]);
  for (const library of libraries) {
    const pinned = { ...devDependencies, ...catalog }[library.name];
    expect(compareWithKnown(library, pinned, library).isAlarm, library.name).toBe(false);
    expect(newestOf(library.versions)).toBeDefined();
  }
});
