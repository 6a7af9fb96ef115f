import { ConfigError } from "../errors/errors.js";

/**
 * What happens if a call is carried out twice.
 *
 * - `read`: nothing.
 * - `replace`: the second call has the same result as the first (update, delete).
 * - `send`: a person gets another e-mail, or a seat is billed again.
 */
export type Effect = "read" | "replace" | "send";

/** The HTTP methods the specs use. */
export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The key under which a row carries its types. It has no value at run time. */
declare const types: unique symbol;

/** The names that an object may have, each with the names inside it; `true` if anything may be inside. */
export interface FieldNames {
  readonly [name: string]: FieldNames | true;
}

/**
 * One row of a generated operation table: everything that the runtime needs to know about an operation.
 *
 * @typeParam Types the operation in the spec's generated types; a call is checked against it
 */
export interface Operation<Types = unknown> {
  readonly id: string;
  readonly method: Method;
  /** Path template as in the spec, such as `/account_invitations/{id}`. */
  readonly path: string;
  readonly effect: Effect;
  /** Another effect, for calls whose body has all these values. */
  readonly effectWhen?: { readonly body: Readonly<Record<string, unknown>>; readonly effect: Effect };
  /** Milliseconds one attempt may take. */
  readonly timeout: number;
  /** A 429 pauses all calls of its group. */
  readonly rateLimitGroup: string;
  /** Names of the query parameters that the spec declares. */
  readonly query?: readonly string[];
  /** Query parameters sent as one comma-separated value. */
  readonly commaLists?: readonly string[];
  /** The most rows that a page of this list may have; undefined if the spec names no maximum. */
  readonly maxPageSize?: number;
  /** Path parameters that are integers on the wire. */
  readonly integerPath?: readonly string[];
  /** Names of the fields that the spec allows in the body; undefined if it allows any. */
  readonly fields?: FieldNames;
  readonly [types]?: Types;
}

/** A generated operation table, keyed by operationId. */
export type OperationTable = Readonly<Record<string, Operation>>;

/** The table of a spec: a row with its types for each of the generated `operations`. */
export type OperationsOf<Operations> = { readonly [Id in keyof Operations]: Operation<Operations[Id]> };

/** The effect of one call, which may depend on its body (as data, before it is serialised). */
export function effectOf(operation: Operation, body: unknown): Effect {
  const when = operation.effectWhen;
  if (!when || typeof body !== "object" || body === null) return operation.effect;
  for (const [field, value] of Object.entries(when.body)) {
    if (!Object.hasOwn(body, field) || (body as Record<string, unknown>)[field] !== value) return operation.effect;
  }
  return when.effect;
}

/**
 * The row of an operation in a table.
 *
 * @throws ConfigError if the table has no row for this method and path
 */
export function operationAt(operations: OperationTable, method: string, path: string): Operation {
  for (const operation of Object.values(operations)) {
    if (operation.path === path && operation.method === method) return operation;
  }
  throw new ConfigError(`there is no operation ${method} ${path}`);
}
