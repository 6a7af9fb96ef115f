import { type Bump, exceeds, largest } from "./bump.ts";
import { followAll } from "./document/follow-all.ts";
import { refuseWrongKinds } from "./document/kinds/refuse-wrong-kinds.ts";
import { asNode } from "./document/node.ts";
import { operationsIn, operationsOf } from "./document/operations.ts";
import { isStandardDialect } from "./document/schemas/dialects.ts";
import { type ApiDocument, openSource, type Source } from "./document/source.ts";
import { pairOf } from "./judge/comparison.ts";
import type { SpecChange } from "./judge/spec-changes.ts";
import { unresolvedIn } from "./judge/unresolved.ts";
import { compareOperations } from "./operations/operation.ts";
import { compareServers, serversOf } from "./operations/servers.ts";
import { compareSchemas, compareShapes } from "./schemas/schema.ts";
import { deepEqual } from "./shape/equal.ts";

/** The differences between two documents. */
export interface SpecDiff {
  /** The largest bump of the changes; `none` if there are no changes. */
  readonly bump: Bump;
  /** Largest bump first. */
  readonly changes: readonly SpecChange[];
}

/**
 * Compares two OpenAPI documents as the callers of a typed client see them. Neither document is changed, nothing is read but by their
 * `open`, and the same documents always have the same changes in the same order.
 *
 * ```ts
 * const { bump, changes } = diffDocuments({ name: "old.json", content: before }, { name: "new.json", content: after });
 * ```
 *
 * @throws Error that names the document if one is not OpenAPI 3.0, 3.1 or 3.2, if it is nested too deeply, or if its aliases repeat too
 *   much; and whatever `open` throws. A reference that leads nowhere is not an error, but a change: `reference-unresolved`
 */
export function diffDocuments(oldDocument: ApiDocument, newDocument: ApiDocument): SpecDiff {
  try {
    return compare(oldDocument, newDocument);
  } catch (error) {
    if ((error as Error).name !== "RangeError") throw error;
    // The stack overflowed.
    const names = [...new Set([oldDocument.name, newDocument.name])];
    throw new Error(`${names.join(" or ")} is nested too deeply to be compared.`, { cause: error });
  }
}

function compare(oldDocument: ApiDocument, newDocument: ApiDocument): SpecDiff {
  const [before, after] = [openSource(oldDocument), openSource(newDocument)];
  refuseWrongKinds(before, oldDocument.name);
  refuseWrongKinds(after, newDocument.name);
  const pair = pairOf(before, after, { schemas: compareSchemas, shapes: compareShapes });
  const hooks = (source: Source) => operationsIn(source, asNode(source.root.webhooks));
  const servers = compareServers(after, serversOf(before), serversOf(after));
  const compared = withoutRepetitions([
    ...servers.map((finding) => ({ ...finding, operationId: null })),
    ...compareDialects(before, after),
    ...compareOperations(pair, operationsOf(before), operationsOf(after), "send"),
    ...compareOperations(pair, hooks(before), hooks(after), "receive"),
  ]);
  // What is new or removed as a whole is not compared inside, but its references must lead somewhere too.
  for (const source of [before, after]) followAll(source);
  const changes = [...compared, ...unresolvedIn(before, after)];
  if (changes.length === 0 && !isSameText(before, after)) changes.push(TEXT_ONLY);
  changes.sort((one, other) => (one.bump === other.bump ? 0 : exceeds(one.bump, other.bump) ? -1 : 1));
  return { bump: largest(changes.map((change) => change.bump)), changes };
}

/** Whether the documents are equal, with all files that they refer to. */
function isSameText(before: Source, after: Source): boolean {
  const filesOf = ({ root, others }: Source): unknown[] => [root, Object.fromEntries(others)];
  return deepEqual(filesOf(before), filesOf(after));
}

const TEXT_ONLY: SpecChange = {
  id: "document-text-changed",
  bump: "patch",
  where: "",
  operationId: null,
  what: "text, examples or unused parts changed",
  why: "requests and responses stay the same",
};

/** Another dialect may change the meaning of every schema. */
function compareDialects(before: Source, after: Source): SpecChange[] {
  const dialectOf = (source: Source): string => {
    const named = source.root.jsonSchemaDialect;
    return typeof named === "string" && !isStandardDialect(named) ? named : "standard";
  };
  const [had, has] = [dialectOf(before), dialectOf(after)];
  if (had === has) return [];
  return [
    {
      id: "schema-dialect-changed",
      bump: "major",
      where: "/jsonSchemaDialect",
      operationId: null,
      detail: `${had} → ${has}`,
      what: `the dialect of the schemas changed from ${had} to ${has}`,
      why: "its effect on each schema is unknown",
    },
  ];
}

/** An operation may reach one schema in several ways; the same change is reported once. */
function withoutRepetitions(changes: readonly SpecChange[]): SpecChange[] {
  const seen = new Set<string>();
  return changes.filter(({ operationId, where, what, bump }) => {
    const key = JSON.stringify([operationId, where, what, bump]);
    return seen.size < seen.add(key).size;
  });
}
