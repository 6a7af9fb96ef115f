import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { judged } from "../test-cases.ts";
import {
  applyCorrections,
  type Correction,
  parseCorrections,
  readCorrections,
  refuseStrayCorrections,
} from "./corrections.ts";

const good: Correction = {
  change: "/major",
  what: "Something major changed.",
  bump: "patch",
  reason: "It was never sent.",
  approvedBy: "Ada",
  version: "1.0.0",
};
const gone = judged("major");
const ofTypes = judged("major", { judge: "types", where: "index.d.ts#Thing.name", what: "it is gone" });
const saidOfTypes = { where: "index.d.ts#Thing.name", what: "`Thing.name` is gone." };
const toTypes = (where: string, what = "Something minor changed.") => ({ types: [{ where, what }] });
const apply = (more: Partial<Correction>, changes = [gone, ofTypes]) =>
  applyCorrections(changes, [{ ...good, ...more }], "1.0.0");

it("lowers the change that it names, and no other", () => {
  expect(apply({})).toEqual([{ ...gone, bump: "patch", correction: good }, ofTypes]);
});

it("lowers what it explains of the types", () => {
  expect(apply({ types: [saidOfTypes] }).map(({ bump }) => bump)).toEqual(["patch", "patch"]);
});

it("explains nothing but types by the places of types", () => {
  expect(() => apply(toTypes("/minor"), [gone, judged("minor")])).toThrow("for the types at /minor, is stale");
});

it("names the spec where there are several", () => {
  const changes = [judged("major", { spec: "v1" }), judged("major", { spec: "v1-preview" })];
  expect(apply({ change: "v1 /major" }, changes).map(({ bump }) => bump)).toEqual(["patch", "major"]);
  expect(() => apply({}, changes)).toThrow("the correction of /major is stale: no such change is reported");
});

it("names the sentence where several changes are in one place", () => {
  const changes = [gone, judged("major", { what: "Another." })];
  expect(apply({ what: "Another." }, changes).map(({ bump }) => bump)).toEqual(["major", "patch"]);
});

it("takes the sentence as the report prints it, however YAML folds it", () => {
  const changes = [judged("major", { what: "`name` is gone  of the answer" })];
  expect(apply({ what: "`name` is gone\nof the answer." }, changes).map(({ bump }) => bump)).toEqual(["patch"]);
});

it("lowers a change of a shared schema in every operation that has it", () => {
  const shared = ["getThing", "listThings", "sendThing"].map((operationId) => judged("major", { operationId }));
  const types = [ofTypes, { ...ofTypes, operationId: "listThings" }];
  expect(apply({ types: [saidOfTypes] }, [...shared, ...types]).map(({ bump }) => bump)).toEqual(
    Array.from({ length: 5 }, () => "patch"),
  );
  const some = [gone, judged("minor", { where: "/major", what: gone.what })];
  expect(apply({ bump: "minor" }, some).map(({ bump }) => bump)).toEqual(["minor", "minor"]);
});

it("does not cover what a later edit makes of the change", () => {
  const grown = [judged("major", { what: "`email` changed its maxLength from none to 3" })];
  const what = "`email` changed its maxLength from none to 254.";
  expect(() => apply({ what }, grown)).toThrow(
    `is stale: reported there is "\`email\` changed its maxLength from none to 3.", not "${what}"`,
  );
  expect(() => apply({ types: [{ ...saidOfTypes, what: "`Thing` is gone." }] })).toThrow(
    'the correction of /major, for the types at index.d.ts#Thing.name, is stale: reported there is "`Thing.name` is gone."',
  );
});

it.for<[string, Partial<Correction>, string]>([
  ["of what is not reported", { change: "/other" }, "the correction of /other is stale: no such change is reported"],
  ["of another sentence", { what: "Else." }, "the correction of /major is stale: reported there is"],
  ["of a change of types alone", { change: ofTypes.where }, "is stale: no such change is reported"],
  ["of types that are not reported", toTypes("x"), "the correction of /major, for the types at x, is stale"],
  ["for another release", { version: "0.9.0" }, "is stale: it is for 0.9.0, and 1.0.0 is what was released"],
])("an entry %s is refused", ([, more, complaint]) => {
  expect(() => apply(more)).toThrow(complaint);
});

it("does not raise a change, nor leave it where it is", () => {
  const at = { where: "/major", what: gone.what };
  const minor = [judged("minor", at)];
  expect(() => apply({ bump: "minor" }, minor)).toThrow(
    "says minor, but the change is minor already: a correction lowers",
  );
  expect(() => apply({ bump: "minor" }, [judged("patch", at)])).toThrow("the change is patch already");
});

it("two entries for one change are refused", () => {
  expect(() => applyCorrections([gone], [good, good], "1.0.0")).toThrow("is the second to correct that change");
});

it.for([
  ["a reason", "reason: ''", "entry 1 lacks reason"],
  ["an approver", "approvedBy: ' '", "entry 1 lacks approvedBy"],
  ["a version", "version: 1", "entry 1 lacks version"],
  ["a place", "change:", "entry 1 lacks change"],
  ["a bump that lowers", "bump: major", "entry 1: bump must be patch or minor"],
  ["known words only", "because: so", "entry 1 has an unknown because"],
  ["a list of types", "types: all", "entry 1: types must be a list of where and what, each a text"],
  ["what is reported of types", "types: [index.d.ts#Thing]", "entry 1: types must be a list of where and what"],
  ["known words in types", "types: [{ where: a, what: b, why: c }]", "entry 1: types must be a list of where and what"],
  ["what is reported", "what:", "entry 1 lacks what"],
] as const)("an entry needs %s", ([, line, complaint]) => {
  const key = line.split(":")[0] ?? "";
  const fields: Record<string, unknown> = { ...good };
  delete fields[key];
  const rest = Object.entries(fields).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`);
  expect(() => parseCorrections(["-", ...rest, `  ${line}`].join("\n"))).toThrow(complaint);
});

it("a file that is no list is refused", () => {
  expect(() => parseCorrections("a: 1")).toThrow("must be a list of corrections");
  expect(() => parseCorrections("- a")).toThrow("entry 1 is no object");
});

it("no file is no corrections", async () => {
  expect(await readCorrections(join(root, "specs/none/corrections.yaml"))).toEqual([]);
});

it("the template in docs/ is a whole correction", async () => {
  expect(parseCorrections(await readFile(join(root, "docs/corrections-template.yaml"), "utf8"))).toHaveLength(1);
});

it("files of corrections that no published package reads are refused, with the right path", async () => {
  const root = await mkdtemp(join(tmpdir(), "corrections-"));
  const put = async (file: string): Promise<void> => {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), "");
  };
  try {
    await put("specs/things/corrections.yaml");
    await put("specs/things/openapi.yaml");
    await refuseStrayCorrections(root, ["things"]);
    await put("specs/things/corrections.yml");
    await put("specs/things/v1/corrections.yaml");
    await put("specs/thing/corrections.yaml");
    await put("specs/corrections.yaml");
    const strays = [
      "corrections.yaml",
      "thing/corrections.yaml",
      "things/corrections.yml",
      "things/v1/corrections.yaml",
    ];
    await expect(refuseStrayCorrections(root, ["things"])).rejects.toThrow(
      strays
        .map(
          (file) => `specs/${file} is read by no published package: corrections stand in specs/things/corrections.yaml`,
        )
        .join("\n"),
    );
  } finally {
    await rm(root, { recursive: true });
  }
});
