import { expect, it } from "vitest";
import { type Candidate, isComplete, publishAll, type Registry } from "./publish-all.ts";

const candidate = (name: string, needs: string[] = [], objection?: string): Candidate => ({
  name,
  version: "1.0.0",
  needs,
  integrity: `proven ${name}`,
  objection,
});

/** A registry in memory. It refuses the packages in `refuse`, and stores those in `lose` without answering. */
function fakeRegistry(has: Record<string, string> = {}, refuse: string[] = [], lose: string[] = []) {
  const stored = new Map(Object.entries(has));
  const registry: Registry<Candidate> = {
    integrityOf: async (name) => stored.get(name),
    async publish({ name }) {
      if (refuse.includes(name)) throw new Error("503");
      stored.set(name, `proven ${name}`);
      if (lose.includes(name)) throw new Error("socket hang up");
    },
  };
  return { registry, stored, refuse };
}

const three = (objection?: string): Candidate[] => [
  candidate("runtime", [], objection),
  candidate("client", ["runtime"]),
  candidate("app", ["client"]),
];
const results = (outcomes: Awaited<ReturnType<typeof publishAll>>): string[] =>
  outcomes.map(({ name, result, why }) => `${name}: ${result}${why && ` (${why})`}`);

it("publishes the versions that the registry lacks and skips the others", async () => {
  const { registry } = fakeRegistry({ runtime: "proven runtime" });
  const outcomes = await publishAll(three(), registry);
  expect(results(outcomes)).toEqual(["runtime: already there", "client: published", "app: published"]);
  expect(isComplete(outcomes)).toBe(true);
});

it("a package whose proof failed is held back, together with every package that needs it", async () => {
  const { registry, stored } = fakeRegistry();
  const outcomes = await publishAll([...three("its proof failed: contract"), candidate("other")], registry);
  expect(results(outcomes)).toEqual([
    "runtime: held back (its proof failed: contract)",
    "client: held back (needs runtime, which was held back)",
    "app: held back (needs client, which was held back)",
    "other: published",
  ]);
  expect([...stored.keys()]).toEqual(["other"]);
  expect(isComplete(outcomes)).toBe(false);
});

it("a failed proof holds dependents back even if the registry already has that version", async () => {
  const { registry } = fakeRegistry({ runtime: "proven runtime" });
  expect(results(await publishAll(three("its proof failed"), registry)).slice(0, 2)).toEqual([
    "runtime: already there (its proof failed)",
    "client: held back (needs runtime, which is not proven)",
  ]);
});

it("a release is not complete while a version on the registry is not proven", async () => {
  const { registry } = fakeRegistry({ runtime: "proven runtime" });
  expect(isComplete(await publishAll([candidate("runtime", [], "its proof failed")], registry))).toBe(false);
});

it("a package is not published if the registry has a different build of its dependency, and the release is not complete", async () => {
  const { registry } = fakeRegistry({ runtime: "another build" });
  expect(results(await publishAll(three(), registry)).slice(0, 2)).toEqual([
    "runtime: already there (the registry has a different build than the proven one)",
    "client: held back (needs runtime, of which the registry has a different build than the proven one)",
  ]);
  const alone = await publishAll([candidate("runtime")], registry);
  expect(isComplete(alone)).toBe(false);
});

it("a release that is repeated is complete", async () => {
  const { registry } = fakeRegistry();
  await publishAll(three(), registry);
  expect(isComplete(await publishAll(three(), registry))).toBe(true);
});

it("a failed publish holds dependents back, and repeating the release completes it", async () => {
  const fake = fakeRegistry({}, ["client"]);
  expect(results(await publishAll(three(), fake.registry))).toEqual([
    "runtime: published",
    "client: failed (503)",
    "app: held back (needs client, which could not be published)",
  ]);
  fake.refuse.length = 0;
  expect(results(await publishAll(three(), fake.registry))).toEqual([
    "runtime: already there",
    "client: published",
    "app: published",
  ]);
});

it("a publish without an answer counts as published if the registry has the proven tarball", async () => {
  const { registry } = fakeRegistry({}, [], ["runtime"]);
  expect(results(await publishAll(three(), registry))[0]).toBe("runtime: published");
});

it("if the registry becomes unreachable halfway, every version is still reported", async () => {
  const { registry } = fakeRegistry();
  const integrityOf = async (name: string): Promise<string | undefined> => {
    if (name !== "runtime") throw new Error("ECONNREFUSED");
    return registry.integrityOf(name, "1.0.0");
  };
  expect(results(await publishAll(three(), { ...registry, integrityOf }))).toEqual([
    "runtime: published",
    "client: failed (ECONNREFUSED)",
    "app: failed (ECONNREFUSED)",
  ]);
});
