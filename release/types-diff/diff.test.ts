import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { tempFolder } from "../../scripts/lib/test-support/temp-folder.ts";
import { callCases } from "./cases/call.ts";
import { exportCases } from "./cases/export.ts";
import { pathCases } from "./cases/path.ts";
import { receiveCases } from "./cases/receive.ts";
import { sendCases } from "./cases/send.ts";
import { diffTypes } from "./diff.ts";
import { TYPES_CHANGES } from "./types-changes.ts";

const folder = tempFolder(afterAll);

const groups = {
  exports: exportCases,
  "what callers send": sendCases,
  "what callers receive": receiveCases,
  "functions and classes": callCases,
  "generated tables": pathCases,
};
const cases = Object.values(groups).flat();

// Every case is an entry point of the same package, so that the standard library is read only once.
const entries = Object.fromEntries(cases.map((_, index) => [`./${index}`, `case${index}.d.ts`]));
const [before, after] = [mkdtempSync(join(folder, "old-")), mkdtempSync(join(folder, "new-"))];
for (const [index, [, old, fresh]] of cases.entries()) {
  // The compiler writes `export {}` too: without it, every declaration of a file would count as exported.
  writeFileSync(join(before, `case${index}.d.ts`), `${old}\nexport {};\n`);
  writeFileSync(join(after, `case${index}.d.ts`), `${fresh}\nexport {};\n`);
}
const found = diffTypes({ folder: before, entries }, { folder: after, entries });

for (const [group, members] of Object.entries(groups)) {
  describe(group, () => {
    it.for(members.map((one) => [one[0], one] as const))("%s", ([, one]) => {
      const prefix = `case${cases.indexOf(one)}.d.ts#`;
      const changes = found.filter(({ where }) => where.startsWith(prefix));
      const shown = changes.map(({ bump, id, where }) => `${bump} ${id} ${where.slice(prefix.length)}`);
      expect(shown.sort()).toEqual(one.slice(3).sort());
    });
  });
}

it("every id is expected by a case", () => {
  const expected = new Set(cases.flatMap(([, , , ...changes]) => changes.map((change) => change.split(" ")[1])));
  // A case has one entry point: read/read-package.test.ts adds and removes one.
  expect(Object.keys(TYPES_CHANGES).filter((id) => !expected.has(id))).toEqual([
    "entry-point-added",
    "entry-point-removed",
  ]);
});

it("an id names one change per place with its detail", () => {
  const identities = found.map(({ id, where, detail }) => [id, where, detail].join(" "));
  expect(identities.filter((identity, index) => identities.indexOf(identity) !== index)).toEqual([]);
});
