import { expect, it } from "vitest";
import { facts } from "../test-cases.ts";
import { manifestChanges } from "./manifest-changes.ts";
import { type Facts, factsOf } from "./snapshot.ts";

const code = { types: "./dist/a.d.ts", default: "./dist/a.js" };

it("the same package.json changes nothing", () => {
  expect(manifestChanges(facts(), facts())).toEqual([]);
});

it("keeps fields that it does not understand, install scripts included, and drops those that only we need", () => {
  const manifest = {
    name: "a",
    version: "1.0.0",
    license: "MIT",
    keywords: ["a"],
    scripts: { build: "b", postinstall: "p" },
  };
  expect(factsOf(manifest).others).toEqual({ license: '"MIT"', scripts: '{"postinstall":"p"}' });
});

it.for<[string, Partial<Facts>, Partial<Facts>, string]>([
  ["a removed export is major", { exports: { "./a": code } }, { exports: {} }, "major"],
  ["a new export is minor", { exports: {} }, { exports: { "./a": code } }, "minor"],
  [
    "code that moved to another file is no change",
    { exports: { ".": "./dist/a.js" } },
    { exports: { ".": "./dist/b.js" } },
    "",
  ],
  ["a removed condition is major", { exports: { ".": code } }, { exports: { ".": "./dist/a.js" } }, "major"],
  ["a new condition is no change", { exports: { ".": "./dist/a.js" } }, { exports: { ".": code } }, ""],
  [
    "an export that leads to another document is major",
    { exports: { "./openapi.json": "./src/generated/v1/openapi.json" } },
    { exports: { "./openapi.json": "./src/generated/v2/openapi.json" } },
    "major",
  ],
  ["a later Node is major", { node: ">=20.19" }, { node: ">=22" }, "major"],
  ["an earlier Node is minor", { node: ">=20.19" }, { node: ">=20.9" }, "minor"],
  ["the same Node written differently is patch", { node: ">=20.0" }, { node: ">=20" }, "patch"],
  ["a range of Nodes that is not understood is major", { node: ">=20" }, { node: "^20 || ^22" }, "major"],
  ["supporting any Node is minor", { node: ">=20" }, { node: undefined }, "minor"],
  ["requiring a Node for the first time is major", { node: undefined }, { node: ">=20" }, "major"],
  ["another module type is major", { type: "module" }, { type: "commonjs" }, "major"],
  [
    "another version of a dependency is patch",
    { dependencies: { a: "1.0.0" } },
    { dependencies: { a: "2.0.0" } },
    "patch",
  ],
  ["a removed dependency is patch", { dependencies: { a: "1.0.0" } }, {}, "patch"],
  ["a required platform is major", {}, { others: { os: '["linux"]' } }, "major"],
  ["another licence is major", { others: { license: '"MIT"' } }, { others: { license: '"GPL-3.0"' } }, "major"],
  ["another peer is major", { peerDependencies: {} }, { peerDependencies: { a: "1.0.0" } }, "major"],
])("%s", ([, before, after, bump]) => {
  expect(manifestChanges(facts(before), facts(after)).map((one) => one.bump)).toEqual(bump === "" ? [] : [bump]);
});
