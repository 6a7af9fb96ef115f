import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { CLIENT_KEYS } from "../../packages/runtime/src/client/client-options.ts";
import { CALL_KEYS } from "../../packages/runtime/src/request/call-options.ts";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { LISTS, README_LISTS } from "../options/lists.ts";
import { optionsIn } from "../options/read-options.ts";
import { optionsPage, optionsTable } from "../options/tables.ts";
import { entriesOf } from "../tool/entry-points.ts";

// What a fake gives to a client, and a part of other options.
const NO_LISTS = ["AvevaClientOptionsOfFake", "HeaderOptions", "KantataClientOptionsOfFake"];

describe("the page of options", () => {
  it("has each option that calls and clients take", async () => {
    const page = await optionsPage();
    expect([...CALL_KEYS, ...CLIENT_KEYS].filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
    expect(page).toContain("| `maxRetries` | repeats | 2 |");
    expect(page).toContain("| `maxResponseBytes` | bytes | 10485760 |");
    expect(page).toMatch(/\| `logLevel` \|.* One of `"debug"`, `"info"`, `"warn"`, `"error"`, `"silent"`\. \|/);
    expect(page).toMatch(/\| `apiVersion` \|.* One of `"v1"`, `"v1-preview"`\. \|/);
    expect(page).toContain("| `rate.per` | milliseconds | needed with this choice |");
  });

  it("has a list for each type of options that a package exports", async () => {
    const exported = new Set<string>();
    for (const { folder } of await publicPackages()) {
      for (const { types } of await entriesOf(folder)) {
        const text = await readFile(join(dirname(folder), types), "utf8");
        for (const [name] of text.matchAll(/\b[A-Z]\w*Options\w*/g)) exported.add(name);
      }
    }
    const listed = LISTS.flatMap(({ type }) => type ?? []);
    expect([...exported].filter((name) => !listed.includes(name)).sort()).toEqual(NO_LISTS);
  });

  it("a README has the options of its own API alone, and says what takes them", async () => {
    const table = await optionsTable(README_LISTS["kantata-ox"] ?? []);
    expect(table).toContain("| `timeout` | call, client, `createMany` | milliseconds |");
    expect(table).toContain("| `signal` | call, `createMany` |");
    expect(table).toContain("| `onAborted` | call |");
    expect(table).toContain("| `listLag` | `createMany` | milliseconds | 10000 |");
    expect(table).not.toContain("`tenantId`");
  });
});

describe("an option", () => {
  it("is required, or has the unit and the default of its docstring", () => {
    const source = `interface A {
      /** Milliseconds to wait.\n * @default 5 */
      readonly wait?: number;
      /** Who. */
      readonly who: string;
      /** Which bit. */
      readonly bit?: 2 | 3;
      readonly other?: undefined;
    }`;
    expect(optionsIn("a.ts", source, ["A"])).toEqual([
      { name: "wait", unit: "milliseconds", fallback: "5", meaning: "Milliseconds to wait.", values: [] },
      { name: "who", unit: "", fallback: "required", meaning: "Who.", values: [] },
      { name: "bit", unit: "", fallback: "none", meaning: "Which bit.", values: ["2", "3"] },
    ]);
  });

  it("that is a choice has its values, unless its meaning names them", () => {
    const source = `type Size = "small" | "large";
    interface A<V extends Size> {
      /** How large. */
      readonly size?: Size | undefined;
      /** How large. */
      readonly own: V;
      /** A small or a large one. */
      readonly told?: Size;
      /** Whether. */
      readonly maybe?: boolean | "rarely";
      /** Any text. */
      readonly any?: string | false;
      /** Whether. */
      readonly plain?: boolean;
    }`;
    expect(optionsIn("a.ts", source, ["A"]).map(({ name, values }) => [name, values])).toEqual([
      ["size", ['"small"', '"large"']],
      ["own", ['"small"', '"large"']],
      ["told", []],
      ["maybe", ["true", "false", '"rarely"']],
      ["any", []],
      ["plain", []],
    ]);
  });

  it("that is an object has a row for each of its fields", () => {
    const source = "interface A {\n/** A bound. */\nrate?: {\n/** How many requests. */\nmost: number } | undefined }";
    expect(optionsIn("a.ts", source, ["A"]).map(({ name, unit, fallback }) => [name, unit, fallback])).toEqual([
      ["rate", "", "none"],
      ["rate.most", "requests", "needed with this choice"],
    ]);
  });

  it("without a docstring, a number without a unit, and an interface that is not there are errors", () => {
    expect(() => optionsIn("a.ts", "interface A { b: string }", ["A"])).toThrow("a.ts: b has no docstring");
    expect(() => optionsIn("a.ts", "interface A {\n/** How long. */\nb?: number | undefined }", ["A"])).toThrow(
      "a.ts: the docstring of b names no unit; it may be one of milliseconds, ",
    );
    expect(() => optionsIn("a.ts", "", ["A"])).toThrow("a.ts has no interface A");
  });
});
