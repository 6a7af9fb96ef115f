import { describeCommonError } from "../api/dialect.js";
import type { Effect, Operation } from "../api/operation.js";
import { tokenSource } from "../auth/token-source.js";
import { type ApiClient, type ClientSetup, createClient } from "../client/client.js";
import type { ClientOptions } from "../client/client-options.js";

/** A row of an operation table for tests. */
export function operation(effect: Effect, more: Partial<Operation> = {}): Operation {
  const method = { read: "GET", replace: "PUT", send: "POST" } as const;
  return {
    id: `${effect}Thing`,
    method: method[effect],
    path: "/things/{id}",
    effect,
    timeout: 30_000,
    rateLimitGroup: "general",
    query: ["page"],
    ...more,
  };
}

export const read: Operation = operation("read");
export const replace: Operation = operation("replace");
export const send: Operation = operation("send");
export const remove: Operation = operation("replace", { id: "deleteThing", method: "DELETE" });

/** The input of a call of a test row. */
export const input = { path: { id: 1 } };

/** A client of the test rows. On the real clock it waits as long as a busy machine may take, unless told otherwise. */
export function testClient(options: ClientOptions = {}, setup: Partial<ClientSetup> = {}): ApiClient {
  return createClient({
    baseUrl: "https://api.example.com/v1",
    operations: { readThing: read, replaceThing: replace, sendThing: send, deleteThing: remove },
    dialect: { requestIdHeader: "x-request-id", describe: describeCommonError, readErrorBody: (body) => body },
    tokens: tokenSource("test-token"),
    options: setup.clock === undefined ? { timeout: 1_800_000, ...options } : options,
    userAgent: "test/1.0.0",
    ...setup,
  });
}

/** A `fetch` that returns the answers one after another, repeats the last one, and records the requests. */
export function scripted(...answers: (() => Response | Promise<Response>)[]) {
  const requests: { url: string; method: string; headers: Headers; body: string | undefined }[] = [];
  const fetch = async (url: string, init: { method: string; headers: unknown; body?: string }): Promise<Response> => {
    requests.push({ url, method: init.method, headers: new Headers(init.headers as Headers), body: init.body });
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    if (!answer) throw new Error("no answer scripted");
    return answer();
  };
  return { fetch: fetch as never, requests };
}

/** An answer with a JSON body. */
export function json(
  status: number,
  body: unknown = { ok: true },
  headers: Record<string, string> = {},
): () => Response {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

/** A `fetch` that fails as the platform's does. */
export function broken(code: string, more: object = {}): () => Promise<Response> {
  return () =>
    Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code, ...more }) }));
}

/** The error a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a rejection");
}
