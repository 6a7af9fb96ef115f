import { describe, expect, it } from "vitest";
import { parseIgnoreFile } from "./ignore-file.ts";
import { loweringOf } from "./lower.ts";

const good = "- id: response-field-removed\n  where: /a\n  bump: patch\n  reason: It was never sent.\n";

describe("an ignore file", () => {
  it("needs id, where, bump and reason, and may have other keys", () => {
    const [first, second, ...others] = parseIgnoreFile(`${good}\n${good}  detail: x\n  ticket: 4711\n`, "i.yaml");
    expect(first).toMatchObject({ line: 1, fields: { id: "response-field-removed", bump: "patch" } });
    expect(second).toMatchObject({ line: 6, fields: { detail: "x", ticket: 4711 } });
    expect(others).toEqual([]);
  });

  it("may be empty, may lower to none, and may name a document", () => {
    expect(parseIgnoreFile("", "i.yaml")).toEqual([]);
    expect(parseIgnoreFile("# nothing yet\n", "i.yaml")).toEqual([]);
    const text = `${good.replace("patch", "none").replace("response-field-removed", "spec-removed")}  file: a.yaml\n`;
    const whole = text.replace("where: /a", 'where: ""');
    expect(parseIgnoreFile(whole, "i.yaml")).toMatchObject([{ fields: { file: "a.yaml", where: "" } }]);
  });

  it.for([
    ["a: 1", "i.yaml must be a list of corrections"],
    ["- a", "i.yaml, line 1: entry 1 is not an object"],
    [good.replace(" /a", ""), "line 1: entry 1 has no where"],
    [
      good.replace("removed", "removd"),
      "line 1: entry 1: response-field-removd is not an id of the spec judge; the closest is response-field-removed",
    ],
    [good.replace("patch", "major"), "line 1: entry 1: bump must be none, patch or minor"],
    [`${good}\n${good.replace("  reason: It was never sent.\n", "")}`, "i.yaml, line 6: entry 2 has no reason"],
    [`${good}  details: x\n`, "entry 1 has an unknown key details; the closest is detail"],
    [`${good}  file: 1\n`, "entry 1: file must be the name of a document"],
    [`${good}  id: x\n`, "i.yaml, line 5, column 3: the key `id` stands twice, first in line 1"],
    ["- [", "i.yaml, line 1, column 4: neither valid YAML nor valid JSON"],
  ] as const)("is refused with the line: %s", ([text, message]) => {
    expect(() => parseIgnoreFile(text, "i.yaml")).toThrow(message);
  });
});

describe("a correction", () => {
  const change = { id: "response-field-removed", bump: "major", where: "/a" } as const;
  const lowering = (wanted: object, changes: readonly (typeof change & { readonly detail?: string })[] = [change]) =>
    loweringOf(
      changes,
      { id: change.id, where: "/a", bump: "patch", ...wanted },
      ({ where }) => where,
      () => false,
    );

  it("lowers every change that it names", () => {
    expect(lowering({}, [change, { ...change }, { ...change, detail: "x" }]).lowered).toHaveLength(2);
    expect(lowering({ detail: "x\n  y" }, [{ ...change, detail: "x y" }])).toEqual({
      lowered: [{ ...change, detail: "x y" }],
    });
  });

  it.for([
    [{ where: "/b" }, "is stale: response-field-removed is reported, but at /a"],
    [{ id: "operation-removed" }, "is stale: only response-field-removed is reported there"],
    [{ id: "operation-removed", where: "/b" }, "is stale: no such change is reported"],
    [{ detail: "x" }, 'is stale: the detail reported there is "none", not "x"'],
    [{ bump: "major" }, "says major, but the change is already major: a correction must lower it"],
  ] as const)("lowers nothing else: %o", ([wanted, problem]) => {
    expect(lowering(wanted)).toEqual({ lowered: [], problem });
  });
});
