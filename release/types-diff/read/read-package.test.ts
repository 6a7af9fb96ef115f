import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { packageDir } from "../../../scripts/lib/project/workspace.ts";
import { tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import { diffTypes } from "../diff.ts";
import { readPackageTypes } from "./read-package.ts";

const folder = tempFolder(afterAll);

const runtime = {
  folder: packageDir("runtime/dist"),
  entries: { ".": "index.d.ts", "./client-credentials": "client-credentials.d.ts" },
};

function write(name: string, files: Readonly<Record<string, string>>): string {
  const target = join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(target, file, ".."), { recursive: true });
    writeFileSync(join(target, file), text);
  }
  return target;
}

describe("a package is read", () => {
  it("with its entry points", () => expect(readPackageTypes(packageDir("runtime"))).toMatchObject(runtime));
  it("by its folder of declarations", () => expect(readPackageTypes(runtime.folder)).toMatchObject(runtime));
  it("with our own packages that it depends on", () => {
    expect(readPackageTypes(packageDir("kantata-ox")).modules).toMatchObject({
      "@invitation-clients/runtime": runtime,
    });
  });
  it("without a manifest", () => {
    const bare = write("bare", { "index.d.ts": "export declare const a: 1;" });
    expect(readPackageTypes(bare)).toEqual({ folder: bare, entries: { ".": "index.d.ts" } });
  });
  it("but not from a folder without declarations", () => {
    expect(() => readPackageTypes(write("none", { "readme.txt": "" }))).toThrow("has no declarations");
  });
});

// The first test reads the standard library.
describe("entry points and modules", () => {
  const one = write("one", { "index.d.ts": "export declare const a: 1;", "more.d.ts": "export declare const b: 1;" });
  const both = { ".": "index.d.ts", "./more": "more.d.ts" };
  const alone = { ".": "index.d.ts" };
  const shown = (...args: Parameters<typeof diffTypes>) =>
    diffTypes(...args).map(({ bump, id, where, what }) => `${bump} ${id} ${where} ${what}`);

  it("an entry point is removed", () => {
    expect(shown({ folder: one, entries: both }, { folder: one, entries: alone })).toEqual([
      'major entry-point-removed more.d.ts# The entry point "./more" was removed',
    ]);
  });
  it("an entry point is added", () => {
    expect(shown({ folder: one, entries: alone }, { folder: one, entries: both })).toEqual([
      'minor entry-point-added more.d.ts# The entry point "./more" is new',
    ]);
  });
  it("the second entry point changes", () => {
    const two = write("two", { "index.d.ts": "export declare const a: 1;", "more.d.ts": "export declare const c: 1;" });
    expect(shown({ folder: one, entries: both }, { folder: two, entries: both })).toEqual([
      "major export-removed more.d.ts#b The export was removed",
      "minor export-added more.d.ts#c The export is new",
    ]);
  });
  it("a type of another package changes beneath a re-export, in the same folder", () => {
    const user = write("user", {
      "index.d.ts": 'export { type A, f } from "base";\nexport type { B } from "base/sub";',
    });
    const base = (name: string, fields: string) => ({
      folder: write(name, {
        "index.d.ts": `export interface A { ${fields} }\nexport declare function f(): A;`,
        "sub.d.ts": "export interface B { a: 1 }",
      }),
      entries: { ".": "index.d.ts", "./sub": "sub.d.ts" },
    });
    const [before, after] = [base("base1", "a: 1; b?: 2"), base("base2", "a: 1")];
    const types = (module: typeof before) => ({ folder: user, entries: alone, modules: { base: module } });
    expect(shown(types(before), types(after))).toEqual(["major member-removed index.d.ts#A.b It was removed"]);
    expect(shown(types(before), types(before))).toEqual([]);
  });
  it("a missing file is an error", () => {
    expect(() => diffTypes({ folder: one, entries: both }, { folder: one, entries: { ".": "gone.d.ts" } })).toThrow(
      "Is it built?",
    );
  });
});
