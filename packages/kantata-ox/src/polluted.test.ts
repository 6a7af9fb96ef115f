import { expect, it } from "vitest";
import { envelope, scriptedClient } from "./test-support/scripted.js";

async function polluted<T>(name: string, value: unknown, run: () => Promise<T>): Promise<T> {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, enumerable: true, writable: true });
  try {
    return await run();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}

/** Everything that is sent and everything that is returned. */
async function everything(): Promise<unknown> {
  const { kantata, asked } = scriptedClient((_url, method) =>
    method === "DELETE" ? new Response("", { status: 200, headers: {} }) : envelope(["1"]),
  );
  const { accountInvitations, api } = kantata;
  const body = { full_name: "Ann", email_address: "ann@example.com" } as const;
  const ends = await Promise.all([
    accountInvitations.get(1),
    accountInvitations.get(1, { include: ["inviter"] }),
    accountInvitations.create(body),
    accountInvitations.update(1, {}),
    accountInvitations.resend(1),
    accountInvitations.delete(1),
    accountInvitations.list().toArray({ limit: 1 }),
    accountInvitations.list({ order: "created_at:desc" } as never).first(),
    accountInvitations.list({ only: [1] }).first(),
    api.GET("/account_invitations").then(({ data }) => data),
  ]);
  return JSON.stringify({ ends, asked: asked.map(String) });
}

// The options, the parameters, and the fields of an answer that may be missing.
const NAMES =
  "accessToken baseUrl timeout totalTimeout maxRetries maxRetryAfter headers signal fetch limits maxConcurrency maxResponseBytes hooks logger logLevel include only page per_page limit offset order search only_pending prefetch params path query body meta users roles results maxPageSize";

it.each(NAMES.split(" "))("%s on Object.prototype does not change requests or results", async (name) => {
  const clean = await everything();
  for (const value of ["evil", 1, { evil: 1 }, ["inviter"], () => "evil"]) {
    expect(await polluted(name, value, everything)).toBe(clean);
  }
});
