// The only file that imports openapi-fetch: everything else knows `send`.
import createFetchClient from "openapi-fetch";
import type { Answer } from "./answer.js";
import type { OutgoingRequest } from "./attempt.js";
import type { Finished } from "./call-context.js";
import { ConfigError, type Outcome } from "./errors.js";
import type { Operation } from "./operation.js";
import { fillPath } from "./path.js";
import { writeQuery } from "./query.js";

/** What a call sends, before it is written down. */
export interface CallInput {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  /** Told of each attempt that leaves: a call may have waited long for its token and its turn. */
  readonly onSent?: (() => void) | undefined;
  /** Told the outcome of a call that ends with the caller's own abort reason, which can carry none. */
  readonly onGivenUp?: ((outcome: Outcome) => void) | undefined;
}

/** Builds the request of one call and hands it to `run`, which answers when the answer has been read to its end. */
export type Send = (
  operation: Operation,
  input: CallInput,
  headers: Readonly<Record<string, string | null>>,
  run: (request: OutgoingRequest) => Promise<Finished>,
) => Promise<Finished>;

/** Stands in for `Request`: the platform's own would be built for one attempt and drain its body. */
class RequestParts implements OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;

  constructor(url: string, init: { method: string; headers: Headers; body?: string }) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}

/** Stands in for `Response`: its body was read within the attempt, so openapi-fetch has nothing left to parse. */
class FinishedResponse {
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  get status(): number {
    return this.#answer.status;
  }

  get ok(): boolean {
    return this.#answer.ok;
  }

  get headers(): Headers {
    return this.#answer.headers;
  }

  finished(): unknown {
    return this.#answer.body;
  }

  async text(): Promise<string> {
    return "";
  }
}

/** Makes the function that builds requests below `baseUrl`. */
export function createSend(baseUrl: string): Send {
  const client = createFetchClient<Record<string, never>>({ baseUrl });
  return async (operation, input, headers, run) => {
    let finished: Finished | undefined;
    let failed: { readonly error: unknown } | undefined;
    const sending = client.request(
      operation.method.toLowerCase() as never,
      operation.path as never,
      {
        params: { path: input.path ?? {}, query: input.query ?? {} },
        body: input.body,
        headers,
        parseAs: "finished",
        Request: RequestParts,
        // A whole URL arrives here: only the template's own part may change.
        pathSerializer: (url: string, path: Record<string, unknown>) =>
          url.slice(0, url.length - operation.path.length) + fillPath(operation, path),
        querySerializer: (query: Record<string, unknown>) => writeQuery(operation, query),
        bodySerializer: serialise,
        fetch: async (request: RequestParts) => {
          try {
            finished = await run(request);
          } catch (error) {
            // openapi-fetch swallows what is falsy.
            failed = { error };
            throw new Error("given up");
          }
          return new FinishedResponse(finished.answer);
        },
      } as never,
    );
    try {
      await sending;
    } catch (error) {
      throw failed ? failed.error : error;
    }
    // openapi-fetch has thrown if there was no answer.
    return finished as Finished;
  };
}

function serialise(body: unknown): string {
  if (body instanceof URLSearchParams) return body.toString();
  try {
    return JSON.stringify(body);
  } catch {
    throw new ConfigError("the body cannot be written as JSON (it refers to itself, or holds a BigInt)");
  }
}
