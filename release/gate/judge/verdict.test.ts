import type { Bump } from "@invitation-clients/openapi-semver";
import { expect, it } from "vitest";
import type { Changeset } from "../read/pending.ts";
import { NOTHING_PENDING } from "../read/plan.ts";
import { API, change, changed, facts, judgesOf, pending, planForCases, RUNTIME, snapshot } from "../test-cases.ts";
import { passes, verdicts } from "./verdict.ts";

async function verdict(required: Bump, version: string, ...changesets: Changeset[]) {
  const cases = [changed(API, "1.0.0", version)];
  const found = await verdicts(cases, planForCases(cases, ...changesets), judgesOf([change(required)]));
  return found[0];
}
const passed = async (...args: Parameters<typeof verdict>): Promise<boolean | undefined> => {
  const found = await verdict(...args);
  return found && passes(found);
};

const bumps: Bump[] = ["none", "patch", "minor", "major"];
it.for(bumps.flatMap((required) => bumps.map((granted) => [required, granted] as const)))(
  "a package that needs %s and is granted %s",
  async ([required, granted]) => {
    const isEnough = bumps.indexOf(granted) >= bumps.indexOf(required);
    expect(await passed(required, "1.0.0", pending(API, granted))).toBe(isEnough);
  },
);

it("the version pull request passes, because the version moved when the changesets were consumed", async () => {
  expect(await passed("minor", "1.1.0")).toBe(true);
});

it("a version that moved too little fails until a changeset moves it on", async () => {
  expect(await passed("major", "1.1.0")).toBe(false);
  expect(await passed("major", "1.1.0", pending(API, "major"))).toBe(true);
});

it("a changeset of another package grants nothing", async () => {
  expect(await passed("minor", "1.0.0", pending(RUNTIME, "major"))).toBe(false);
});

it("a prerelease of the next major version passes with a breaking change", async () => {
  expect(await passed("major", "2.0.0-next.0")).toBe(true);
  expect(await passed("major", "1.1.0-next.0")).toBe(false);
});

it("nothing is judged before the first release", async () => {
  const never = () => {
    throw new Error("asked");
  };
  const found = await verdicts([changed(API, undefined, "0.0.0")], NOTHING_PENDING, { specs: never, types: never });
  expect(found).toMatchObject([{ released: undefined, required: "none", changes: [] }]);
  expect(found.every(passes)).toBe(true);
});

it("below 1.0.0 a breaking change passes with a minor step", async () => {
  const judges = judgesOf([change("major")]);
  const found = await verdicts([changed(API, "0.2.0", "0.3.0")], NOTHING_PENDING, judges);
  expect(found.every(passes)).toBe(true);
  const low = await verdicts([changed(API, "0.2.0", "0.2.1")], NOTHING_PENDING, judges);
  expect(low.every(passes)).toBe(false);
});

const needing = (version: string) => facts({ dependencies: { [RUNTIME]: version } });

it("a package that depends on a new version of the runtime needs a patch", async () => {
  const released = snapshot("1.0.0", { facts: needing("1.0.0") });
  const present = (version: string) => snapshot(version, { facts: needing("1.0.1") });
  const judge = (version: string) =>
    verdicts([changed(API, "1.0.0", version, { released, present: present(version) })], NOTHING_PENDING, judgesOf([]));
  expect((await judge("1.0.0")).every(passes)).toBe(false);
  expect((await judge("1.0.1")).every(passes)).toBe(true);
});

it("a changed runtime does not grant enough to a dependent whose own types break", async () => {
  const dependent = snapshot("1.0.0", { facts: needing("1.0.0") });
  const cases = [
    changed(RUNTIME, "1.0.0", "1.0.0"),
    changed(API, "1.0.0", "1.0.0", { present: dependent, released: dependent }),
  ];
  const found = await verdicts(cases, planForCases(cases, pending(RUNTIME, "major")), judgesOf([change("major")]));
  expect(found.map(passes)).toEqual([true, false]);
  expect(found[1]?.granted).toEqual({ bump: "patch", by: `the new version of ${RUNTIME}` });
});

it("the larger of two opinions counts, and both are kept", async () => {
  const specs = new Map([["openapi", "openapi.json"]]);
  const one = changed(API, "1.0.0", "1.0.0", {
    released: snapshot("1.0.0", { specs }),
    present: snapshot("1.0.0", { specs }),
  });
  const [found] = await verdicts([one], NOTHING_PENDING, judgesOf([change("major")], [change("minor")]));
  expect(found?.required).toBe("major");
  expect(found?.opinions).toEqual(
    new Map([
      ["spec", "minor"],
      ["types", "major"],
    ]),
  );
});

it("breaking changes come first", async () => {
  const judges = judgesOf([change("patch"), change("major"), change("minor")]);
  const [found] = await verdicts([changed(API, "1.0.0", "1.0.0")], NOTHING_PENDING, judges);
  expect(found?.changes.map(({ bump }) => bump)).toEqual(["major", "minor", "patch"]);
});

it("a correction lowers the needed bump, and a stale one fails with the package's name", async () => {
  const specs = new Map([["openapi", "openapi.json"]]);
  const correction = {
    id: "response-field-removed",
    where: "/major",
    bump: "patch",
    reason: "Never so.",
    approvedBy: "Ada",
    version: "1.0.0",
  } as const;
  const sides = { released: snapshot("1.0.0", { specs }), present: snapshot("1.0.0", { specs }) };
  const one = changed(API, "1.0.0", "1.0.0", { ...sides, corrections: [correction] });
  const [found] = await verdicts([one], planForCases([one], pending(API, "patch")), judgesOf([], [change("major")]));
  expect(found && passes(found)).toBe(true);
  await expect(verdicts([one], NOTHING_PENDING, judgesOf([]))).rejects.toThrow(/^corrections of @x\/api:\n.*is stale/);
  const fresh = changed(API, undefined, "0.0.0", { corrections: [correction] });
  await expect(verdicts([fresh], NOTHING_PENDING, judgesOf([]))).rejects.toThrow(
    "nothing was released that they could correct",
  );
});
