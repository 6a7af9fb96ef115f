import { expect, it } from "vitest";
import { change, facts, judgesOf, snapshot } from "../test-cases.ts";
import { type Judges, judge } from "./judge.ts";

const one = new Map([["openapi", "openapi.json"]]);
const two = new Map([
  ["v1", "v1/openapi.json"],
  ["v1-preview", "v1-preview/openapi.json"],
]);
const nothing = judgesOf([]);

it("no change requires no release", async () => {
  expect(await judge(snapshot("1.0.0"), snapshot("1.0.0"), nothing)).toEqual([]);
});

it("passes old and new specs of the same name, and old and new types, to the judges", async () => {
  const asked: unknown[] = [];
  const judges: Judges = {
    types(...sides) {
      asked.push(sides.map(({ folder }) => folder));
      return [];
    },
    async specs(...sides) {
      asked.push(sides);
      return { changes: [] };
    },
  };
  const old = snapshot("1.0.0", { specs: new Map([["v1", "old/v1"]]) });
  await judge(old, snapshot("1.1.0", { specs: new Map([["v1", "new/v1"]]) }), judges);
  expect(asked).toEqual([
    ["old/v1", "new/v1"],
    ["types of 1.0.0", "types of 1.1.0"],
  ]);
});

it("names the spec of a change only if there are several", async () => {
  const judges = judgesOf([], [change("minor")]);
  const found = await judge(snapshot("1.0.0", { specs: two }), snapshot("1.0.0", { specs: two }), judges);
  expect(found.map(({ spec }) => spec)).toEqual(["v1", "v1-preview"]);
  const [single] = await judge(snapshot("1.0.0", { specs: one }), snapshot("1.0.0", { specs: one }), judges);
  expect(single).not.toHaveProperty("spec");
});

it("a removed spec is major, and named", async () => {
  const now = snapshot("1.0.0", { specs: new Map([["v1", "v1/openapi.json"]]) });
  const found = await judge(snapshot("1.0.0", { specs: two }), now, nothing);
  expect(found).toMatchObject([{ id: "spec-removed", bump: "major", what: "The spec v1-preview was removed." }]);
  expect(found[0]?.why).toBe("Its callers cannot update.");
});

it("a new spec is minor", async () => {
  const old = snapshot("1.0.0", { specs: new Map([["v1", "v1/openapi.json"]]) });
  const found = await judge(old, snapshot("1.0.0", { specs: two }), nothing);
  expect(found).toMatchObject([{ id: "spec-added", bump: "minor", what: "The spec v1-preview is new." }]);
});

it("changed code alone is a patch, and its files are named", async () => {
  const now = snapshot("1.0.0", {
    code: new Map([
      ["index.js", "b"],
      ["more.js", "c"],
    ]),
  });
  const found = await judge(snapshot("1.0.0"), now, nothing);
  expect(found).toMatchObject([
    { judge: "code", bump: "patch", what: "The code changed: dist/index.js, dist/more.js." },
  ]);
});

it("removed code is changed code", async () => {
  expect(await judge(snapshot("1.0.0"), snapshot("1.0.0", { code: new Map() }), nothing)).toHaveLength(1);
});

it("only six of many changed files are named", async () => {
  const code = new Map([..."abcdefgh"].map((name) => [`${name}.js`, "new"]));
  const [found] = await judge(snapshot("1.0.0", { code: new Map() }), snapshot("1.0.0", { code }), nothing);
  expect(found?.what).toMatch(/dist\/f\.js and 2 more\.$/);
});

it("package.json is judged too", async () => {
  const now = snapshot("1.0.0", { facts: facts({ node: ">=24" }) });
  expect(await judge(snapshot("1.0.0"), now, nothing)).toMatchObject([{ judge: "package.json", bump: "major" }]);
});

it("changes that require no release are left out", async () => {
  expect(await judge(snapshot("1.0.0"), snapshot("1.0.0"), judgesOf([change("none")]))).toEqual([]);
});
