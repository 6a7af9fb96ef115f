// Each package whose types come from openapi-typescript, built once more with the types of our own emitter.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bundleSpec } from "../../scripts/generate/bundle.ts";
import { run } from "../../scripts/lib/process/run.ts";
import { filesBelow } from "../../scripts/lib/project/files-below.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import type { SpecDocument } from "../../scripts/lib/project/spec-document.ts";
import { packageDir, root } from "../../scripts/lib/project/workspace.ts";
import { tempFolder } from "../../scripts/lib/test-support/temp-folder.ts";
import { diffTypes } from "../types-diff/diff.ts";
import { readPackageTypes } from "../types-diff/read/read-package.ts";
import { emitTypes } from "./emitter/emit.ts";

const folder = tempFolder(afterAll);
const HEADER = /^\/\/ Generated from (specs\/\S+\.yaml) by [^\n]*\n/;

const generated = new Map<string, string[]>();
for (const { folder: own } of await publicPackages()) {
  const files = (await filesBelow(join(own, "src"))).filter((file) => /(^|\/)generated\/.*schema\.ts$/.test(file));
  if (files.length > 0) generated.set(basename(own), files);
}

/** Our emitter's types in place of a generated file. */
async function emitted(text: string): Promise<string> {
  const spec = HEADER.exec(text)?.[1];
  if (spec === undefined) throw new Error("the file does not name its spec");
  const document = await bundleSpec(join(root, spec));
  // The package of fakes has the schemas alone.
  const schemas = document.components?.schemas ?? {};
  const alone: SpecDocument = { ...document, paths: {}, components: { schemas } };
  return emitTypes(/^export interface paths/m.test(text) ? document : alone);
}

/** Builds the declarations of a package's copy whose generated types are ours, after `edit`. */
async function builtWithEmitter(name: string, edit = (types: string) => types) {
  const target = mkdtempSync(join(folder, "copy-"));
  const copy = join(target, "packages", name);
  mkdirSync(copy, { recursive: true });
  cpSync(join(root, "tsconfig.base.json"), join(target, "tsconfig.base.json"));
  for (const part of ["src", "package.json", "tsconfig.build.json"])
    cpSync(join(packageDir(name), part), join(copy, part), { recursive: true });
  symlinkSync(join(packageDir(name), "node_modules"), join(copy, "node_modules"));
  for (const file of generated.get(name) ?? []) {
    const path = join(copy, "src", file);
    writeFileSync(path, edit(await emitted(readFileSync(path, "utf8"))));
  }
  const projects = ["tsconfig.build.json", "src/node/tsconfig.json"].filter((file) => existsSync(join(copy, file)));
  for (const project of projects) {
    const tsc = join(packageDir(name), "node_modules/.bin/tsc");
    const { code, text } = await run(tsc, ["-p", project], { cwd: copy, output: "keep" });
    if (code !== 0) throw new Error(`${name} does not compile with the types of the emitter:\n${text}`);
  }
  return readPackageTypes(copy);
}

it("all packages with generated types are tried", () => {
  const files = [...generated].flatMap(([name, files]) => files.map((file) => `${name}/${file}`)).sort();
  expect(files).toEqual([
    "aveva-identity/generated/v1-preview/schema.ts",
    "aveva-identity/generated/v1/schema.ts",
    "kantata-ox/generated/schema.ts",
    "testing/generated/aveva-identity/v1-preview/schema.ts",
    "testing/generated/aveva-identity/v1/schema.ts",
    "testing/generated/kantata-ox/schema.ts",
  ]);
});

describe("callers notice no change if our own emitter writes the types", () => {
  it.each([...generated.keys()])("%s", async (name) => {
    const [before, after] = [readPackageTypes(packageDir(name)), await builtWithEmitter(name)];
    expect(diffTypes(before, after)).toEqual([]);
    expect(diffTypes(after, before)).toEqual([]);
  });
});

describe("callers of kantata-ox would notice an emitter that differs in one place", () => {
  const field = (schema: string, name: string) => new RegExp(`("${schema}": \\{[^}]*"${name}")(\\??):`);
  const cases: readonly (readonly [string, RegExp, string, string, string])[] = [
    [
      "an optional field of an answer is required",
      field("AccountInvitation", "headline"),
      "$1:",
      "member-always-present",
      "KantataClient.accountInvitations.list.result.pages.result.items[].headline",
    ],
    [
      "a required field of an answer is optional",
      field("AccountInvitation", "pending"),
      "$1?:",
      "member-may-be-missing",
      "KantataClient.accountInvitations.list.result.pages.result.items[].pending",
    ],
    [
      "an optional field of a request is required",
      field("WorkspaceInvitationCreate", "subject"),
      "$1:",
      "member-became-required",
      "KantataClient.workspaces.invite.body.subject",
    ],
    [
      "an open list of values is closed",
      /("AccountInvitation": \{[^}]*"permission"[^}]*) \| \(string & \{\}\)/,
      "$1",
      "returned-type-narrowed",
      "KantataClient.accountInvitations.list.result.pages.result.items[].permission",
    ],
  ];
  it.each(cases)("%s", async (_, text, by, id, where) => {
    const broken = await builtWithEmitter("kantata-ox", (types) => {
      const edited = types.replace(text, by);
      expect(edited).not.toBe(types);
      return edited;
    });
    const changes = diffTypes(readPackageTypes(packageDir("kantata-ox")), broken);
    expect(changes.map((change) => `${change.id} ${change.where}`)).toContain(`${id} index.d.ts#${where}`);
  });
});
