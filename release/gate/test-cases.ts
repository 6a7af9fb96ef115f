// Packages at two times, for the tests of the gate.
import type { Bump, Change } from "@invitation-clients/openapi-semver";
import type { JudgedChange, Judges } from "./judge/judge.ts";
import type { Case } from "./judge/verdict.ts";
import type { Changeset } from "./read/pending.ts";
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

/** A package that changed from a released version to what stands in its package.json. */
export function changed(name: string, released: string | undefined, version: string, more: Partial<Case> = {}): Case {
  return {
    name,
    released: released === undefined ? undefined : snapshot(released),
    present: snapshot(version),
    corrections: [],
    ...more,
  };
}

export function change(bump: Bump, more: Partial<Change> = {}): Change {
  const what = `Something ${bump} changed.`;
  return { bump, where: `/${bump}`, operationId: "getThing", what, why: "Callers notice.", ...more };
}

export function judged(bump: Bump, more: Partial<JudgedChange> = {}): JudgedChange {
  return { judge: "spec", ...change(bump), ...more };
}

/** Judges that find the same in every package. */
export function judgesOf(types: readonly Change[], specs: readonly Change[] = []): Judges {
  return { types: () => types, specs: async () => ({ changes: specs }) };
}

export function pending(name: string, bump: Bump, text = "It changed."): Changeset {
  return { file: `.changeset/${bump}.md`, releases: new Map([[name, bump]]), text };
}
