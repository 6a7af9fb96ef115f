/**
 * What a repeated call does to the world.
 *
 * - `read`: nothing.
 * - `replace`: the same result twice (update, delete).
 * - `send`: a person gets another e-mail, or a seat is billed.
 */
export type Effect = "read" | "replace" | "send";

/** The HTTP methods the specs use. */
export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Never a value: the key under which a row carries types. */
declare const types: unique symbol;

/**
 * One row of a generated operation table: everything about an operation that behaviour depends on.
 *
 * @typeParam Types the operation in the spec's generated types; a call is checked against it
 */
export interface Operation<Types = unknown> {
  readonly id: string;
  readonly method: Method;
  /** Path template as in the spec, such as `/account_invitations/{id}`. */
  readonly path: string;
  readonly effect: Effect;
  /** The effect of a call whose body has all these values. */
  readonly effectWhen?: { readonly body: Readonly<Record<string, unknown>>; readonly effect: Effect };
  /** Milliseconds one attempt may take. */
  readonly timeout: number;
  /** Calls of one group are paused together by a 429. */
  readonly rateLimitGroup: string;
  /** Names of the query parameters that the spec declares. */
  readonly query?: readonly string[];
  /** Query parameters sent as one comma-separated value. */
  readonly commaLists?: readonly string[];
  /** Path parameters that are integers on the wire. */
  readonly integerPath?: readonly string[];
  readonly [types]?: Types;
}

/** A generated operation table, keyed by operationId. */
export type OperationTable = Readonly<Record<string, Operation>>;

/** The table of a spec: a row with its types for each of the generated `operations`. */
export type OperationsOf<Operations> = { readonly [Id in keyof Operations]: Operation<Operations[Id]> };

/** The effect of one call, judged on its body before that is serialised. */
export function effectOf(operation: Operation, body: unknown): Effect {
  const when = operation.effectWhen;
  if (!when || typeof body !== "object" || body === null) return operation.effect;
  for (const [field, value] of Object.entries(when.body)) {
    if (!Object.hasOwn(body, field) || (body as Record<string, unknown>)[field] !== value) return operation.effect;
  }
  return when.effect;
}
