import { type Method, operationAt } from "../api/operation.js";
import { ConfigError } from "../errors/errors.js";
import { checkKeys } from "../errors/option-checks.js";
import { own } from "../platform/own.js";
import { writePath } from "../request/build-request.js";
import type { CallOptions } from "../request/call-options.js";
import { writeHeaders } from "../request/headers.js";
import type { Id } from "../request/path.js";
import { writeQuery } from "../request/query.js";
import type { Answer } from "../response/answer.js";
import type { ApiClient } from "./client.js";
import type { ErrorBody, SuccessBody } from "./operation-types.js";

type HttpMethod = "get" | "head" | "post" | "put" | "patch" | "delete";

type PathsWith<Paths, M extends HttpMethod> = {
  [P in keyof Paths]: Paths[P] extends { [K in M]: { responses: unknown } } ? P : never;
}[keyof Paths];

type PathInit<Op, Filled extends string> = Op extends { parameters: { path: infer Path } }
  ? [Exclude<keyof Path, Filled>] extends [never]
    ? { path?: { readonly [K in keyof Path]?: Id } }
    : { path: { readonly [K in Exclude<keyof Path, Filled>]: Id } }
  : { path?: never };
type QueryInit<Op> = Op extends { parameters: { query?: infer Query } } ? { query?: Query } : { query?: never };
type ParamsInit<Params> = Record<never, never> extends Params ? { params?: Params } : { params: Params };
type BodyInit<Op> = Op extends { requestBody?: never }
  ? { body?: never }
  : Op extends { requestBody: { content: { "application/json": infer Body } } }
    ? { body: Body }
    : Op extends { requestBody?: { content: { "application/json": infer Body } } }
      ? { body?: Body }
      : { body?: never };

type RawInit<Op, Filled extends string> = CallOptions & ParamsInit<PathInit<Op, Filled> & QueryInit<Op>> & BodyInit<Op>;

/** The result of a raw call: `data` for a 2xx, `error` for any other status. Check `ok`, which narrows both. */
export type RawResult<Data, ErrorData> =
  | {
      readonly ok: true;
      readonly data: Data;
      readonly error?: undefined;
      readonly response: Answer & { readonly ok: true };
    }
  | {
      readonly ok: false;
      readonly data?: undefined;
      readonly error: ErrorData;
      readonly response: Answer & { readonly ok: false };
    };

type RawCall<Paths, M extends HttpMethod, Filled extends string> = <P extends PathsWith<Paths, M>>(
  path: P,
  ...init: Record<never, never> extends RawInit<Paths[P][M & keyof Paths[P]], Filled>
    ? [init?: RawInit<Paths[P][M & keyof Paths[P]], Filled>]
    : [init: RawInit<Paths[P][M & keyof Paths[P]], Filled>]
) => Promise<RawResultOf<Paths[P][M & keyof Paths[P]]>>;

type RawResultOf<Op> = Op extends { responses: infer Responses }
  ? RawResult<SuccessBody<Responses>, ErrorBody<Responses>>
  : never;

/**
 * Every operation of the spec by method and path, with the same auth, retries and limits as the methods of the client.
 * Resolves for any HTTP response.
 *
 * @throws ConnectionError or TimeoutError if there was no response; ResponseParseError for a success that cannot be read;
 * TokenError, ConfigError; the signal's reason if the caller aborted
 */
export interface RawApi<Paths, Filled extends string = never> {
  readonly GET: RawCall<Paths, "get", Filled>;
  readonly HEAD: RawCall<Paths, "head", Filled>;
  readonly POST: RawCall<Paths, "post", Filled>;
  readonly PUT: RawCall<Paths, "put", Filled>;
  readonly PATCH: RawCall<Paths, "patch", Filled>;
  readonly DELETE: RawCall<Paths, "delete", Filled>;
}

interface AnyInit extends CallOptions {
  readonly params?: { readonly path?: Record<string, unknown>; readonly query?: Record<string, unknown> };
  readonly body?: unknown;
}

const WRITERS = { writePath, writeQuery, writeHeaders };
const METHODS: readonly Method[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** Creates the raw API of a client. Its calls throw a ConfigError for an operation that the table does not have. */
export function createRawApi<Paths, Filled extends string = never>(client: ApiClient<Filled>): RawApi<Paths, Filled> {
  const caller =
    (method: Method) =>
    async (path: string, init: AnyInit = {}) => {
      if (typeof init !== "object" || init === null) throw new ConfigError("the second argument must be an object");
      const { params, body, ...options } = own(init);
      checkKeys("params", params, ["path", "query"]);
      const operation = operationAt(client.operations, method, path);
      const { finished, parsed } = await client.callRaw(
        operation,
        { ...params, body },
        options,
        async (row, input, send) => {
          // Not kept, so that a load that failed is tried again.
          const { callByOpenapiFetch } = await import("./openapi-client.js");
          return callByOpenapiFetch(client.baseUrl, row, input, WRITERS, send);
        },
      );
      const { answer, error } = finished;
      if (!answer.ok) return { ok: false, error: parsed.error, response: answer };
      if (error) throw error;
      return { ok: true, data: parsed.data, response: answer };
    };
  return Object.fromEntries(METHODS.map((method) => [method, caller(method)])) as unknown as RawApi<Paths, Filled>;
}
