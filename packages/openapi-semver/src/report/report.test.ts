import { describe, expect, it } from "vitest";
import type { IgnoreEntry } from "../corrections/ignore-file.ts";
import { applyIgnoreFile } from "./ignored.ts";
import { type Comparison, type ReportedChange, withChanges } from "./report.ts";
import { applySeverities, parseSeverities } from "./severities.ts";

const removed: ReportedChange = {
  id: "response-field-removed",
  bump: "major",
  where: "/a",
  operationId: "getA",
  what: "it was removed",
  why: "callers miss it",
};
const added: ReportedChange = { ...removed, id: "response-field-added", bump: "minor", where: "/b" };

function comparison(changes: readonly ReportedChange[], file = "a.yaml"): Comparison {
  return withChanges({ versions: { file, old: undefined, new: undefined }, bump: "none", changes: [] }, changes);
}

describe("severities", () => {
  it("replace the bump of each change with the id, and sort again", () => {
    const severities = parseSeverities(["response-field-removed=none", "response-field-added = patch"]);
    const { bump, changes } = applySeverities(comparison([removed, added]), severities);
    expect(bump).toBe("patch");
    expect(changes).toEqual([
      { ...added, bump: "patch", adjusted: { from: "minor", by: "severity" } },
      { ...removed, bump: "none", adjusted: { from: "major", by: "severity" } },
    ]);
  });

  it("may raise a bump, and leave one as it is", () => {
    const raised = applySeverities(comparison([added, removed]), parseSeverities(["response-field-added=major"]));
    expect(raised.bump).toBe("major");
    expect(raised.changes.map(({ adjusted }) => adjusted?.from)).toEqual([undefined, "minor"]);
    const same = parseSeverities(["response-field-added=minor"]);
    expect(applySeverities(comparison([added]), same).changes).toEqual([added]);
  });

  it.for([
    [
      ["response-field-removd=minor"],
      "response-field-removd is not an id of a change; the closest is response-field-removed",
    ],
    [["x=minor"], "--severity x=minor: x is not an id of a change"],
    [["response-field-removed=mnor"], "the bump must be none, patch, minor or major; the closest is minor"],
    [["response-field-removed"], "write ID=BUMP, as in response-enum-value-added=minor"],
    [["a=b=c"], "write ID=BUMP"],
    [[""], "write ID=BUMP"],
    [
      ["spec-added=none", "spec-added=minor"],
      "--severity spec-added=minor: an earlier --severity says spec-added=none",
    ],
  ] as const)("are refused: %s", ([texts, message]) => {
    expect(() => parseSeverities(texts)).toThrow(message);
  });

  it("may be given twice if they agree", () => {
    expect(parseSeverities(["spec-added=none", "spec-added=none"]).size).toBe(1);
  });
});

describe("an ignore file", () => {
  const entry: IgnoreEntry = { id: removed.id, where: "/a", bump: "patch", reason: "Never sent." };
  const apply = (
    entries: readonly IgnoreEntry[],
    comparisons: readonly Comparison[] = [comparison([removed, added])],
  ) =>
    applyIgnoreFile(
      comparisons,
      entries.map((fields, index) => ({ fields, line: index * 5 + 1 })),
      "i.yaml",
    );

  it("lowers what it names, and keeps the reason", () => {
    const { comparisons, problems } = apply([entry]);
    expect(problems).toEqual([]);
    expect(comparisons).toMatchObject([{ bump: "minor", changes: [added, { id: removed.id, bump: "patch" }] }]);
    expect(comparisons[0]?.changes[1]?.adjusted).toEqual({ from: "major", by: "ignore", reason: "Never sent." });
  });

  it("lowers what a severity changed, and remembers the bump of the judge", () => {
    const severe = applySeverities(comparison([removed]), parseSeverities(["response-field-removed=minor"]));
    const { comparisons } = apply([entry], [severe]);
    expect(comparisons[0]?.changes).toMatchObject([{ bump: "patch", adjusted: { from: "major", by: "ignore" } }]);
  });

  it("is about each document, or about one", () => {
    const two = [comparison([removed]), comparison([removed], "b.yaml")];
    expect(apply([entry], two).comparisons.map(({ bump }) => bump)).toEqual(["patch", "patch"]);
    expect(apply([{ ...entry, file: "b.yaml" }], two).comparisons.map(({ bump }) => bump)).toEqual(["major", "patch"]);
  });

  it.for([
    [
      [{ where: "/z" }],
      [
        "i.yaml, line 1: the entry for response-field-removed at /z is stale: response-field-removed is reported, but at /a",
      ],
    ],
    [[{}, {}], ["i.yaml, line 6: the entry for response-field-removed at /a is the second correction of that change"]],
    [
      [{ file: "a.yml" }],
      [
        "i.yaml, line 1: the entry for response-field-removed at /a is about a.yml, which is not compared; the closest is a.yaml",
      ],
    ],
  ] as const)("tells with its line what lowers nothing: %o", ([more, problems]) => {
    expect(apply(more.map((one) => ({ ...entry, ...one }))).problems).toEqual(problems);
  });
});
