// zone.js replaces the global Promise in the worker that runs this file, as in every Angular app with zones.
import "zone.js";
import { expect, it } from "vitest";
import { isApiError } from "../errors/guards.js";
import { manualClock } from "../test-support/manual-clock.js";
import {
  input,
  json,
  operation,
  read,
  rejection,
  remove,
  scripted,
  send,
  testClient,
} from "../test-support/test-client.js";

const nothing = async (): Promise<void> => {};

it("zone.js has replaced the global Promise, and async functions return another one", () => {
  expect(nothing()).not.toBeInstanceOf(Promise);
});

const head = operation("read", { method: "HEAD" });

it.each([
  ["a DELETE", remove, 403],
  ["a HEAD", head, 404],
  ["a POST", send, 409],
  ["a GET", read, 422],
] as const)("with a replaced Promise, %s (%o) that fails with %i rejects", async (_name, row, status) => {
  const { fetch, requests } = scripted(json(status, { message: "no" }));
  const error = await rejection(testClient({ fetch }).call(row, input));
  expect(isApiError(error, status)).toBe(true);
  expect(requests).toHaveLength(1);
});

it("with a replaced Promise, a read is retried after a 503", async () => {
  const clock = manualClock();
  const { fetch, requests } = scripted(json(503), json(200));
  const call = testClient({ fetch }, { clock }).call(read, input);
  await clock.advance(1_000);
  expect((await call).data).toEqual({ ok: true });
  expect(requests).toHaveLength(2);
});

it("with a replaced Promise, calls wait for their turn", async () => {
  const { fetch, requests } = scripted(json(200));
  const client = testClient({ fetch, maxConcurrency: 1 });
  await Promise.all([1, 2, 3].map((id) => client.call(read, { path: { id } })));
  expect(requests).toHaveLength(3);
});

it("with a replaced Promise, a token is awaited and renewed", async () => {
  const { fetch, requests } = scripted(json(401), json(200));
  let asked = 0;
  const { tokenSource } = await import("../auth/token-source.js");
  const tokens = tokenSource(async () => `token-${++asked}`);
  expect((await testClient({ fetch }, { tokens }).call(send, input)).data).toEqual({ ok: true });
  expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer token-1", "Bearer token-2"]);
});
