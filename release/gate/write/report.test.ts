import { expect, it } from "vitest";
import type { Verdict } from "../judge/verdict.ts";
import { API, judged } from "../test-cases.ts";
import { report } from "./report.ts";

const verdict: Verdict = {
  name: API,
  folders: ["specs/api", "packages/api"],
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
      changed in specs/api or packages/api:
      the specs ask for major, the types for minor: the larger counts
      getThing
        major  The field \`a\` was removed.
               Callers notice. [spec, id: response-field-removed, where: /major]
        patch  Something patch changed.
               Callers notice. [spec, id: operation-text-changed, where: /patch]
      the package as a whole
        minor  Something minor changed.
               Callers notice. [types, id: response-field-added, where: /minor]

Too low for what changed: @x/api (needs major).
Next: \`pnpm changeset:fix\` writes the missing changesets into .changeset. Or undo the change.
If only the spec was wrong, and the API never changed: docs/corrections-template.yaml.`,
  );
});

it("judges that agree are not quoted", () => {
  const opinions = new Map([
    ["spec", "major"],
    ["types", "major"],
  ] as const);
  expect(report([{ ...verdict, opinions }])).not.toContain("the specs ask for");
});

it('a judge that found nothing is quoted with "nothing"', () => {
  const opinions = new Map([["types", "major"]] as const);
  expect(report([{ ...verdict, opinions }])).toContain("the specs ask for nothing, the types for major");
});

it("a larger bump than needed is fine", () => {
  const granted = { bump: "major", by: "version 2.0.0 in its package.json" } as const;
  expect(report([{ ...verdict, granted, required: "none", changes: [], opinions: new Map() }])).toBe(
    "ok    @x/api: since 1.0.0 needs none, granted major by version 2.0.0 in its package.json",
  );
});

it("reports that a package was never released", () => {
  const granted = { bump: "none", by: "no changeset" } as const;
  expect(report([{ ...verdict, released: undefined, required: "none", granted }])).toBe(
    "ok    @x/api: no release yet, its first one is what later changes are compared with",
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

it("compared with a commit, it names the commit, the command that goes with it, and packages that are new", () => {
  const since = "HEAD~3 (0123abcd)";
  const text = report(
    [
      { ...verdict, since },
      { ...verdict, since, name: "@x/new", released: undefined },
    ],
    "HEAD~3",
  );
  expect(text).toContain("LOW   @x/api: since HEAD~3 (0123abcd) needs major");
  expect(text).toContain("ok    @x/new: new since HEAD~3 (0123abcd)\n");
  expect(text).toContain("`pnpm changeset:fix --against HEAD~3` writes");
});

it("tells a fact that operations, specs or types share once, with all its places", () => {
  const shared = (operationId: string, spec: string) =>
    judged("major", { operationId, spec, where: "/components/schemas/A" });
  const types = (where: string) =>
    judged("minor", { judge: "types", id: "member-added", operationId: null, where, what: "It is new" });
  const changes = [
    ...["getA", "listA"].flatMap((one) => [shared(one, "v1"), shared(one, "v2")]),
    types("index.d.ts#Client.list.result.a"),
    types("index.d.ts#A.a"),
  ];
  expect(
    report([{ ...verdict, changes, opinions: new Map() }])
      .split("\n")
      .slice(2, -4),
  ).toEqual([
    "      getA (v1, v2), listA (v1, v2)",
    "        major  Something major changed.",
    "               Callers notice. [spec, id: response-field-removed, where: v1 /components/schemas/A]",
    "               also where: v2 /components/schemas/A",
    "      the package as a whole",
    "        minor  `A.a` is new.",
    "               Callers notice. [types, id: member-added, where: index.d.ts#A.a]",
    "               also where: index.d.ts#Client.list.result.a",
  ]);
});
