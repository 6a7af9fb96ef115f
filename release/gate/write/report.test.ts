import { expect, it } from "vitest";
import type { Verdict } from "../judge/verdict.ts";
import { API, judged } from "../test-cases.ts";
import { report } from "./report.ts";

const verdict: Verdict = {
  name: API,
  released: "1.0.0",
  required: "major",
  granted: { bump: "minor", by: ".changeset/more.md" },
  changes: [
    judged("major", { what: "The field `a` was removed." }),
    judged("minor", { judge: "types", operationId: null }),
    judged("patch"),
  ],
  opinions: new Map([
    ["spec", "major"],
    ["types", "minor"],
  ]),
};

it("a bump that is too low is reported with both opinions, each change and its reason, and the command that fixes it", () => {
  expect(report([verdict])).toBe(
    `LOW   @x/api: since 1.0.0 needs major, granted minor by .changeset/more.md
      the spec judge requires major, the TypeScript judge minor: the larger counts
      getThing
        major  The field \`a\` was removed.
               Callers notice. [spec, id: response-field-removed, where: /major]
        patch  Something patch changed.
               Callers notice. [spec, id: operation-text-changed, where: /patch]
      the package as a whole
        minor  Something minor changed.
               Callers notice. [types, id: response-field-added, where: /minor]

Too low for what changed: @x/api (major).
Undo the change, or run \`pnpm changeset:fix\`: it writes the changesets.`,
  );
});

it("judges that agree are not quoted", () => {
  const opinions = new Map([
    ["spec", "major"],
    ["types", "major"],
  ] as const);
  expect(report([{ ...verdict, opinions }])).not.toContain("the spec judge requires");
});

it('a judge that found nothing is quoted with "nothing"', () => {
  const opinions = new Map([["types", "major"]] as const);
  expect(report([{ ...verdict, opinions }])).toContain("the spec judge requires nothing, the TypeScript judge major");
});

it("a larger bump than needed is fine", () => {
  const granted = { bump: "major", by: "version 2.0.0 in its package.json" } as const;
  expect(report([{ ...verdict, granted, required: "none", changes: [], opinions: new Map() }])).toBe(
    "ok    @x/api: since 1.0.0 needs none, granted major by version 2.0.0 in its package.json",
  );
});

it("reports that a package has no baseline yet", () => {
  const granted = { bump: "none", by: "no changeset" } as const;
  expect(report([{ ...verdict, released: undefined, required: "none", granted }])).toBe(
    "ok    @x/api: no baseline yet, its first release sets it",
  );
});

it("shows a correction with its reason and who approved it, and names the spec if there are several", () => {
  const correction = {
    id: "operation-text-changed",
    where: "v1 /patch",
    bump: "patch",
    reason: "Never sent",
    approvedBy: "Ada",
    version: "1.0.0",
  } as const;
  const text = report([{ ...verdict, changes: [judged("patch", { spec: "v1", correction })] }]);
  expect(text).toContain("getThing (v1)\n");
  expect(text).toContain(
    "[spec, id: operation-text-changed, where: v1 /patch]\n               Correction of the spec: Never sent (approved by Ada)",
  );
});
