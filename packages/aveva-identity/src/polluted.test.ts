import { expect, it } from "vitest";
import { json, scriptedPreview, scriptedV1, USER } from "./test-support/scripted.js";

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
  const invitation = { Id: "1" };
  const { aveva, asked } = scriptedV1(({ method, url }) => {
    if (method === "HEAD" || method === "DELETE") return json(204, undefined, { "total-count": "1" });
    return json(200, url.pathname.endsWith("/Invitations") ? [invitation] : invitation, { "total-count": "1" });
  });
  const preview = scriptedPreview(() => json(200, invitation));
  const ends = await Promise.all([
    aveva.invitations.list().toArray({ limit: 1 }),
    aveva.invitations.get("1"),
    aveva.invitations.update("1", {}),
    aveva.invitations.delete("1"),
    aveva.invitations.exists("1"),
    aveva.invitations.count(),
    aveva.userInvitations.get(USER),
    aveva.userInvitations.create(USER, {}),
    aveva.userInvitations.createMany([{ userId: USER }, {} as never]),
    aveva.userInvitations.resend(USER),
    aveva.userInvitations.exists(USER),
    preview.aveva.userInvitations.get(USER),
  ]);
  return JSON.stringify({ ends, asked: [...asked, ...preview.asked] });
}

const NAMES =
  "accessToken apiVersion tenantId region baseUrl clientId clientSecret tokenEndpoint scope timeout totalTimeout maxRetries maxRetryAfter headers signal fetch limits maxConcurrency maxResponseBytes hooks logger logLevel skip count includeExpiredInvitations prefetch params path query userId concurrency settleDelay onSend onResult onProgress resume input problem";

it.each(NAMES.split(" "))("%s on Object.prototype does not change requests or results", async (name) => {
  const clean = await everything();
  for (const value of ["evil", 1, { evil: 1 }, ["inviter"], () => "evil"]) {
    expect(await polluted(name, value, everything)).toBe(clean);
  }
});
