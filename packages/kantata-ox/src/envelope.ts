import { ConfigError, type Reply } from "@invitation-clients/runtime";
import type { Includable, Include, IncludedMaps, Meta } from "./types.js";

/** What an answer of the API holds: the rows in the order of `results`, and the maps of included objects. */
export interface Envelope<Row> {
  readonly rows: readonly Row[];
  /** Matches on all pages. */
  readonly count: number | undefined;
  readonly meta: Meta | undefined;
  readonly included: IncludedMaps;
}

interface WireEnvelope {
  readonly count?: unknown;
  readonly meta?: Meta;
  readonly results?: unknown;
  readonly users?: Record<string, Includable["inviter"]>;
  readonly roles?: Record<string, Includable["default_role"]>;
}

/**
 * Reads an answer. Only `results` tells which rows matched and in what order: maps also hold included objects of the same
 * type, and integer-like keys of an object are sorted by JavaScript.
 *
 * @throws ResponseParseError if the answer is empty or a row of `results` is missing: a row lost here would be a person forgotten
 */
export function readEnvelope<Row>(reply: Reply, mapName: string): Envelope<Row> {
  const body = reply.data as WireEnvelope | null | undefined;
  if (typeof body !== "object" || body === null || !Array.isArray(body.results)) {
    throw reply.unreadable(body === undefined ? "its body is empty" : "its body has no results");
  }
  const map = (body as Record<string, Record<string, Row>>)[mapName];
  const rows: Row[] = [];
  for (const result of body.results as ({ readonly key?: unknown; readonly id?: unknown } | null)[]) {
    if (result?.key !== mapName) continue;
    const row = lookUp(map, result.id);
    if (!isRow(row)) throw reply.unreadable(`${mapName} lacks a row that results names`);
    rows.push(row);
  }
  const count = body.meta?.count ?? body.count;
  return {
    rows,
    count: typeof count === "number" ? count : undefined,
    meta: body.meta,
    included: { users: body.users, roles: body.roles },
  };
}

/**
 * The one row of an answer.
 *
 * @throws ResponseParseError if there is none
 */
export function readOne<Row>(reply: Reply, mapName: string): { readonly row: Row; readonly included: IncludedMaps } {
  const { rows, included } = readEnvelope<Row>(reply, mapName);
  const [row] = rows;
  if (row === undefined) throw reply.unreadable(`it holds none of ${mapName}`);
  return { row, included };
}

// Where each included object is found: the field with its id, and the map of the answer.
const SOURCES: { readonly [I in Include]: readonly [field: string, map: keyof IncludedMaps] } = {
  default_role: ["default_role_id", "roles"],
  invitee: ["invitee_id", "users"],
  inviter: ["inviter_id", "users"],
};

/** Adds the included objects to a row as properties of their own; null where the row has none. */
export function withIncluded<Row extends object>(row: Row, include: readonly Include[], included: IncludedMaps): Row {
  if (include.length === 0) return row;
  const extended = { ...row } as Record<string, unknown>;
  for (const name of include) {
    const [field, map] = SOURCES[name];
    const objects: Readonly<Record<string, unknown>> | undefined = included[map];
    extended[name] = lookUp(objects, extended[field]) ?? null;
  }
  return extended as Row;
}

/** @throws ConfigError for a name that the server would ignore in silence */
export function checkInclude(include: unknown): readonly Include[] {
  if (include === undefined) return [];
  if (!Array.isArray(include)) throw new ConfigError('include must be a list, such as ["inviter"]');
  for (const name of include) {
    if (typeof name !== "string" || !Object.hasOwn(SOURCES, name)) {
      throw new ConfigError(`include has no ${String(name)}: it takes ${Object.keys(SOURCES).join(", ")}`);
    }
  }
  return include;
}

// A row without an id could be told from no other.
function isRow(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { id } = value as { id?: unknown };
  return typeof id === "string" || typeof id === "number";
}

// Ids such as "__proto__" must find nothing but what the server sent.
function lookUp<T>(map: Readonly<Record<string, T>> | undefined, id: unknown): T | undefined {
  return map && typeof id === "string" && Object.hasOwn(map, id) ? map[id] : undefined;
}
