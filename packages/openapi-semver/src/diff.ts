import { type Bump, exceeds, largest } from "./bump.ts";
import { asNode } from "./document/node.ts";
import { operationsIn, operationsOf } from "./document/operations.ts";
import { type ApiDocument, openSource, type Source } from "./document/source.ts";
import type { Change } from "./judge/change.ts";
import { pairOf } from "./judge/comparison.ts";
import { compareOperations } from "./operations/operation.ts";
import { compareServers, serversOf } from "./operations/servers.ts";
import { compareSchemas, compareShapes } from "./schemas/schema.ts";
import { deepEqual } from "./shape/equal.ts";

/** What two documents differ in, largest bump first. */
export interface SpecDiff {
  readonly bump: Bump;
  readonly changes: readonly Change[];
  /** References of either document that lead nowhere, and could not be compared. */
  readonly unresolved: readonly string[];
}

/** Compares two OpenAPI documents. Throws if one of them is not an OpenAPI 3 document. */
export function diffDocuments(oldDocument: ApiDocument, newDocument: ApiDocument): SpecDiff {
  const [old, its] = [openSource(oldDocument), openSource(newDocument)];
  const pair = pairOf(old, its, { schemas: compareSchemas, shapes: compareShapes });
  const hooks = (source: Source) => operationsIn(source, asNode(source.root.webhooks));
  const changes: Change[] = [
    ...compareServers(old, its, serversOf(old), serversOf(its)).map((one) => ({ ...one, operationId: null })),
    ...compareDialects(old, its),
    ...compareOperations(pair, operationsOf(old), operationsOf(its), "send"),
    ...compareOperations(pair, hooks(old), hooks(its), "receive"),
  ];
  const found = unique(changes);
  if (found.length === 0 && !deepEqual(old.root, its.root)) {
    const why = "no call and no answer differs";
    found.push({ bump: "patch", where: "", operationId: null, what: "text, examples or unused parts changed", why });
  }
  found.sort((one, other) => (one.bump === other.bump ? 0 : exceeds(one.bump, other.bump) ? -1 : 1));
  return {
    bump: largest(found.map((change) => change.bump)),
    changes: found,
    unresolved: [...new Set([...old.unresolved, ...its.unresolved])],
  };
}

const STANDARD =
  /^https?:\/\/(json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.1\/dialect\/base)#?$/;

/** Another dialect gives every schema another meaning. */
function compareDialects(old: Source, its: Source): Change[] {
  const dialectOf = (source: Source): string => {
    const named = source.root.jsonSchemaDialect;
    return typeof named === "string" && !STANDARD.test(named) ? named : "standard";
  };
  if (dialectOf(old) === dialectOf(its)) return [];
  return [
    {
      bump: "major",
      where: "/jsonSchemaDialect",
      operationId: null,
      what: `the schemas' dialect changed from ${dialectOf(old)} to ${dialectOf(its)}`,
      why: "what that means to each schema cannot be told",
    },
  ];
}

/** A schema that is met on several ways into an operation says the same thing once. */
function unique(changes: readonly Change[]): Change[] {
  const seen = new Set<string>();
  return changes.filter(({ operationId, where, what, bump }) => {
    const key = JSON.stringify([operationId, where, what, bump]);
    return seen.size < seen.add(key).size;
  });
}
