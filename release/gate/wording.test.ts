import { join } from "node:path";
import { diffDocuments, SPEC_CHANGES } from "@invitation-clients/openapi-semver";
import { describe, expect, it, onTestFinished } from "vitest";
import { filesBelow } from "../../scripts/lib/project/files-below.ts";
import { putFile, tempFolder } from "../../scripts/lib/test-support/temp-folder.ts";
import { diffTypes } from "../types-diff/diff.ts";
import { TYPES_CHANGES } from "../types-diff/types-changes.ts";
import { type JudgedChange, judge } from "./judge/judge.ts";
import { judged, judgesOf, snapshot } from "./test-cases.ts";
import { asSentence, whatOf } from "./wording.ts";
import { callerRows } from "./write/caller-rows.ts";
import { sentence } from "./write/missing-changesets.ts";

it("a sentence gets a capital and exactly one full stop", () => {
  expect(["it is new", "It is new.", "`a` is new", " so? "].map(asSentence)).toEqual([
    "It is new.",
    "It is new.",
    "`a` is new.",
    "So?",
  ]);
});

it("a change of the types names what changed", () => {
  const types = { judge: "types", where: "index.d.ts#ApiError.outcome", what: "It was removed" } as const;
  expect(whatOf(judged("major", types))).toBe("`ApiError.outcome` was removed.");
  expect(whatOf(judged("major", { ...types, where: "index.d.ts" }))).toBe("It was removed.");
  expect(whatOf(judged("major", { ...types, judge: "spec" }))).toBe("It was removed.");
});

describe("reports, changesets and changelogs have no word that only our code knows", async () => {
  const INTERNAL =
    /\b(judges?|gate|plan|pairs?|shapes?|walk|alias|raw|opaque|aside|probe|deferred|leaf|snapshot|verdict|baseline|facts?|undefined|NaN|Infinity)\b|\[object|__|\$unresolved/i;
  /** Quoted code and file names may have any words. */
  const wordsOf = (text: string): string => text.replaceAll(/`[^`]+`|\S+\.(json|js|md|yaml)\b|https?:\S+/g, "x");
  const problemsOf = (text: string): string[] => {
    const words = wordsOf(text);
    return INTERNAL.test(words) || /`|\.\.| {2}|\s[.,:]/.test(words) || !/^[*`A-Z]/.test(text) ? [text] : [];
  };
  const told = (changes: readonly JudgedChange[]): string[] => [
    ...callerRows(changes).map(sentence),
    ...changes.map(({ why }) => asSentence(why)),
  ];
  const root = join(import.meta.dirname, "../..");
  const listsIn = async (folder: string): Promise<unknown[]> => {
    const files = (await filesBelow(join(root, folder))).filter((path) => path.endsWith(".ts"));
    const modules: Record<string, unknown>[] = await Promise.all(files.map((path) => import(join(root, folder, path))));
    return [...new Set(modules.flatMap((module) => Object.values(module).filter(Array.isArray).flat()))];
  };

  it("for every case of the specs, in both directions", async () => {
    const cases = (await listsIn("packages/openapi-semver/src/cases")) as { old: object; new: object }[];
    expect(cases.length).toBeGreaterThan(300);
    const ids = new Set<string>();
    const texts = cases.flatMap(({ old, new: now }) =>
      [[old, now] as const, [now, old] as const].flatMap(([one, other]) => {
        const { changes } = diffDocuments({ name: "old", content: one }, { name: "new", content: other });
        for (const { id } of changes) ids.add(id);
        return told(changes.map((change) => ({ ...change, judge: "spec" })));
      }),
    );
    expect(Object.keys(SPEC_CHANGES).filter((id) => !ids.has(id))).toEqual([]);
    expect(texts.flatMap(problemsOf)).toEqual([]);
  });

  it("for every case of the types, in both directions", async () => {
    const cases = (await listsIn("release/types-diff/cases")) as [string, string, string][];
    expect(cases.length).toBeGreaterThan(150);
    const folder = tempFolder(onTestFinished);
    const entries = Object.fromEntries(cases.map((_, index) => [`./${index}`, `case${index}.d.ts`]));
    for (const [index, [, ...sides]] of cases.entries()) {
      for (const side of [0, 1]) await putFile(folder, `${side}/case${index}.d.ts`, `${sides[side]}\nexport {};\n`);
    }
    const [one, other] = ["0", "1"].map((side) => ({ folder: join(folder, side), entries }));
    if (one === undefined || other === undefined) return expect.fail("no sides");
    const changes = [...diffTypes(one, other), ...diffTypes(other, one)];
    const ids = new Set<string>(changes.map(({ id }) => id));
    expect(Object.keys(TYPES_CHANGES).filter((id) => !ids.has(id) && !id.startsWith("entry-point-"))).toEqual([]);
    expect(told(changes.map((change) => ({ ...change, judge: "types" }))).flatMap(problemsOf)).toEqual([]);
  });

  it("for package.json, the code, and specs that are new or gone", async () => {
    const one = {
      type: "module",
      node: ">=20",
      exports: { ".": "./a.js", "./b": { types: "./b.d.ts", default: "./b.js" }, "./c": "./c.json" },
      dependencies: { a: "1.0.0", b: "1.0.0" },
      peerDependencies: { c: "1.0.0" },
      others: { bin: '{"a":"./a.js"}' },
    };
    const other = {
      type: undefined,
      node: ">=22",
      exports: { "./b": "./b.js", "./c": "./d.json", "./e": "./e.js" },
      dependencies: { a: "2.0.0" },
      peerDependencies: {},
      others: { license: '"MIT"' },
    };
    const sides = [
      snapshot("1.0.0", { facts: one, specs: new Map([["v1", "v1.json"]]) }),
      snapshot("1.0.0", { facts: other, specs: new Map([["v2", "v2.json"]]), code: new Map([["b.js", "b"]]) }),
    ] as const;
    const changes = [
      ...(await judge(sides[0], sides[1], judgesOf([]))),
      ...(await judge(sides[1], sides[0], judgesOf([]))),
    ];
    expect(changes.length).toBeGreaterThan(15);
    const whole = changes.map((change) => `${whatOf(change)} ${asSentence(change.why)}`);
    expect([...told(changes), ...whole].flatMap(problemsOf)).toEqual([]);
  });
});
