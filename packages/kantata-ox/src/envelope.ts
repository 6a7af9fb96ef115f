import { ConfigError, own, type Reply } from "@invitation-clients/runtime";
import type { components } from "./generated/schema.js";
import type { AccountInvitation, Includable, Include, IncludedMaps, Meta } from "./types.js";

type Schemas = components["schemas"];

/** The body of every response with account invitations. */
export type InvitationsBody = Schemas["AccountInvitationsResponse"];

/** A response with its rows in the order of `results`, each with the objects that were included. */
export interface Envelope<Row> {
  readonly items: readonly Row[];
  /** Matches on all pages. */
  readonly count: number | undefined;
  readonly meta: Meta | undefined;
  readonly included: IncludedMaps;
}

/** The fields that all bodies have in common. */
interface WireEnvelope extends Pick<InvitationsBody, "count" | "meta" | "users" | "roles"> {
  readonly results: readonly (Schemas["ResultReference"] | null)[];
}

/** The rows of a map by id. */
type RowOf<Rows> = Rows extends Readonly<Record<string, infer Row extends object>> ? Row : never;

/**
 * Reads an answer. Only `results` shows which rows matched and in which order: maps also contain included objects of the same
 * type, and JavaScript sorts the integer-like keys of an object.
 *
 * @throws ResponseParseError if the answer is empty or a row of `results` is missing: skipping it would lose a person
 */
export function readEnvelope<Body extends WireEnvelope, Name extends keyof Body & string>(
  reply: Reply<Body>,
  mapName: Name,
  include: readonly Include[] = [],
): Envelope<RowOf<Body[Name]>> {
  type Row = RowOf<Body[Name]>;
  const body = own(reply.data);
  if (!Array.isArray(body.results)) {
    throw reply.unreadable(reply.data === undefined ? "its body is empty" : "its body has no results");
  }
  const map = body[mapName] as Readonly<Record<string, Row>> | undefined;
  const { users, roles, meta } = body;
  const included = { users, roles };
  const items: Row[] = [];
  for (const result of body.results) {
    if (result?.key !== mapName) continue;
    const row = lookUp(map, result.id);
    if (!isRow(row)) throw reply.unreadable(`${mapName} lacks a row that results names`);
    items.push(withIncluded(row, include, included));
  }
  const count = meta?.count ?? body.count;
  return { items, count: typeof count === "number" ? count : undefined, meta, included };
}

/**
 * The one row of an answer.
 *
 * @throws ResponseParseError if there is none
 */
export function readOne<Body extends WireEnvelope, Name extends keyof Body & string>(
  reply: Reply<Body>,
  mapName: Name,
  include?: readonly Include[],
): RowOf<Body[Name]> {
  const [row] = readEnvelope(reply, mapName, include).items;
  if (row === undefined) throw reply.unreadable(`it has no ${mapName}`);
  return row;
}

// For each included object, the map that contains it. The row has its id in `<name>_id`.
const SOURCES: { readonly [I in Include]: keyof IncludedMaps } = {
  default_role: "roles",
  invitee: "users",
  inviter: "users",
};

/** Adds the included objects to a row, each as a new property; null where the row has none. */
function withIncluded<Row extends object>(row: Row, include: readonly Include[], included: IncludedMaps): Row {
  if (include.length === 0) return row;
  const ids: Partial<Pick<AccountInvitation, `${Include}_id`>> = row;
  const found = include.map((name) => {
    const objects: Readonly<Record<string, Includable[Include]>> | undefined = included[SOURCES[name]];
    return [name, lookUp(objects, ids[`${name}_id`]) ?? null];
  });
  return { ...row, ...Object.fromEntries(found) };
}

/** @throws ConfigError for a name that the server would silently ignore */
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

// Without an id, a row cannot be told from other rows.
function isRow(value: unknown): value is object {
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return typeof id === "string" || typeof id === "number";
}

// An id such as "__proto__" must not find what every object inherits.
function lookUp<T>(map: Readonly<Record<string, T>> | undefined, id: unknown): T | undefined {
  const isId = typeof id === "string" || typeof id === "number";
  return map && isId && Object.hasOwn(map, id) ? map[id] : undefined;
}
