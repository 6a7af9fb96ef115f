// Tests in jsdom, which has no fetch, Response or TextDecoder: the caller passes a fetch that returns plain objects.

import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient, isApiError } from "@invitation-clients/kantata-ox";
import { jest } from "@jest/globals";

const row = { id: "42", full_name: "Ada", email_address: "ada@example.com", pending: true };
const envelope = { count: 1, results: [{ key: "account_invitations", id: "42" }], account_invitations: { 42: row } };
const headers = { get: () => null, has: () => false };
const answer = (status, body) => ({
  status,
  ok: status < 400,
  headers,
  body: null,
  text: async () => JSON.stringify(body),
});

test("a call resolves", async () => {
  const fetch = jest.fn(async () => answer(200, envelope));
  const { accountInvitations } = createKantataClient({ accessToken: "t", fetch });
  expect((await accountInvitations.get(42)).full_name).toBe("Ada");
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("a guard recognizes an error", async () => {
  const fetch = async () => answer(404, { errors: [{ type: "missing", message: "no such invitation" }] });
  const { accountInvitations } = createKantataClient({ accessToken: "t", fetch });
  const error = await accountInvitations.delete(42).catch((caught) => caught);
  expect(isApiError(error, 404)).toBe(true);
});

test("a list ends", async () => {
  const fetch = async (url) => answer(200, url.includes("skip") ? [] : [{ Id: "a" }, { Id: "b" }]);
  const options = { apiVersion: "v1", region: "uswe", tenantId: "t", accessToken: "t", fetch };
  const rows = await createAvevaIdentityClient(options).invitations.list().toArray({ limit: 9 });
  expect(rows.map(({ Id }) => Id)).toEqual(["a", "b"]);
});

test("the wait of a rate limit works with fake timers", async () => {
  jest.useFakeTimers();
  let count = 0;
  const limited = { ...answer(429, {}), headers: { get: (name) => (name === "retry-after" ? "30" : null) } };
  const fetch = async () => (++count === 1 ? limited : answer(200, envelope));
  const { accountInvitations } = createKantataClient({ accessToken: "t", fetch });
  const calls = Promise.all([accountInvitations.get(42), accountInvitations.get(42)]);
  await jest.advanceTimersByTimeAsync(60_000);
  expect((await calls).map(({ id }) => id)).toEqual(["42", "42"]);
  jest.useRealTimers();
});
