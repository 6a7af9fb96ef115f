// Made-up packages and changes for the gate's tests.
import { assembleReleasePlan } from "@changesets/assemble-release-plan";
import { defaultConfig } from "@changesets/config";
import type { Bump } from "@invitation-clients/openapi-semver";
import type { JudgedChange, Judges, NamedChange } from "./judge/judge.ts";
import type { Case } from "./judge/verdict.ts";
import type { Changeset } from "./read/pending.ts";
import { type PlannedManifest, packagesOf, type ReleasePlan } from "./read/plan.ts";
import type { Facts, Snapshot } from "./read/snapshot.ts";

export const RUNTIME = "@x/runtime";
export const API = "@x/api";

const FACTS: Facts = {
  type: "module",
  node: ">=20.19",
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  dependencies: {},
  peerDependencies: {},
  others: {},
};

export function facts(more: Partial<Facts> = {}): Facts {
  return { ...FACTS, ...more };
}

export function snapshot(version: string, more: Partial<Snapshot> = {}): Snapshot {
  const types = { folder: `types of ${version}`, entries: {} };
  return { version, facts: facts(), specs: new Map(), types, code: new Map([["index.js", "a"]]), ...more };
}

/** A package that changed between a released version and the one in its package.json. */
export function changed(name: string, released: string | undefined, version: string, more: Partial<Case> = {}): Case {
  return {
    name,
    folders: [`specs/${name.replace("@x/", "")}`, `packages/${name.replace("@x/", "")}`],
    released: released === undefined ? undefined : snapshot(released),
    present: snapshot(version),
    corrections: [],
    ...more,
  };
}

const ID = {
  none: "document-text-changed",
  patch: "operation-text-changed",
  minor: "response-field-added",
  major: "response-field-removed",
} as const;

export function change(bump: Bump, more: Partial<NamedChange> = {}): NamedChange {
  const what = `Something ${bump} changed.`;
  return { id: ID[bump], bump, where: `/${bump}`, operationId: "getThing", what, why: "Callers notice.", ...more };
}

export function judged(bump: Bump, more: Partial<JudgedChange> = {}): JudgedChange {
  return { judge: "spec", ...change(bump), ...more };
}

/** Judges that find the same changes in every package. */
export function judgesOf(types: readonly NamedChange[], specs: readonly NamedChange[] = []): Judges {
  return { types: () => types, specs: async () => ({ changes: specs }) };
}

export function pending(name: string, bump: Bump, summary = "It changed."): Changeset {
  return { id: bump, releases: [{ name, type: bump }], summary };
}

/** What the changesets would do to the packages. One that only a changeset names is added. */
export function planFor(packages: readonly PlannedManifest[], ...changesets: Changeset[]): ReleasePlan {
  const named = changesets.flatMap(({ releases }) => releases.map(({ name }) => name));
  const missing = [...new Set(named)].filter((name) => !packages.some((one) => one.name === name));
  const all = [...packages, ...missing.map((name) => ({ name, version: "1.0.0" }))];
  return assembleReleasePlan(changesets, packagesOf(all), defaultConfig, undefined);
}

/** What the changesets would do to the packages as they are. */
export function planForCases(cases: readonly Case[], ...changesets: Changeset[]): ReleasePlan {
  const manifestOf = ({ name, present: { version, facts } }: Case): PlannedManifest => ({
    name,
    version,
    dependencies: facts.dependencies,
  });
  return planFor(cases.map(manifestOf), ...changesets);
}
