import { randomBytes } from "node:crypto";
import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createAvevaFake, trouble } from "@invitation-clients/testing";
import { describe, expect, it } from "vitest";
import { createLog } from "../test-support/log.js";
import { withRedis } from "../test-support/with-redis.js";

const world = withRedis();
const key = randomBytes(32).toString("base64");

function setUp(options: { readonly key?: string; readonly logger?: ReturnType<typeof createLog>["logger"] } = {}) {
  const fake = createAvevaFake();
  const clientOf = (given = options) => {
    const { limits } = world.connect({
      sharedToken: { key: given.key ?? key },
      ...(given.logger ? { logger: given.logger } : {}),
    });
    return createAvevaIdentityClient({ apiVersion: "v1", ...fake.clientOptions, limits });
  };
  return { fake, clientOf };
}

describe("a shared token", () => {
  it("is fetched once for many processes, and stored encrypted", async () => {
    const { fake, clientOf } = setUp();
    const clients = [1, 2, 3, 4].map(() => clientOf());
    await Promise.all(clients.map((client) => client.invitations.count()));
    expect(fake.tokenRequests.filter(({ method }) => method === "POST")).toHaveLength(1);
    const [name = ""] = (await world.redis.command("KEYS", "{test}:token:*")) as string[];
    const stored = String(await world.redis.command("GET", name));
    const token = String(fake.requests[0]?.headers.authorization ?? "").replace(/^Bearer /, "");
    expect(token.length).toBeGreaterThan(5);
    expect(stored).not.toContain(token);
    expect(Buffer.from(stored, "base64").toString("latin1")).not.toContain(token);
    expect(Number(await world.redis.command("PTTL", name))).toBeGreaterThan(0);
    await clientOf().invitations.count();
    expect(fake.tokenRequests.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  it("that the server refuses is replaced once for all", async () => {
    const { fake, clientOf } = setUp();
    const clients = [1, 2, 3].map(() => clientOf());
    await Promise.all(clients.map((client) => client.invitations.count()));
    // Refuses the first call, and with it every token so far.
    fake.next("countInvitations", trouble.tokenExpired());
    await Promise.all(clients.map((client) => client.invitations.count()));
    expect(fake.tokenRequests.filter(({ method }) => method === "POST")).toHaveLength(2);
  });

  it("that was encrypted with another key is left alone: the process fetches its own, with one warning", async () => {
    const { fake, clientOf } = setUp();
    await clientOf().invitations.count();
    const { lines, logger } = createLog();
    const stranger = clientOf({ key: randomBytes(32).toString("base64"), logger });
    await stranger.invitations.count();
    expect(fake.tokenRequests.filter(({ method }) => method === "POST")).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith("warn"))).toEqual([
      expect.stringContaining("encrypted with another key"),
    ]);
    await clientOf().invitations.count();
    expect(fake.tokenRequests.filter(({ method }) => method === "POST")).toHaveLength(2);
  });

  it("is fetched by each process while Redis is away", async () => {
    const { fake, clientOf } = setUp();
    await world.redis.stop();
    await Promise.all([1, 2].map(() => clientOf().invitations.count()));
    expect(fake.tokenRequests.filter(({ method }) => method === "POST")).toHaveLength(2);
  });

  it("that cannot be fetched fails the call, and the next process tries again", async () => {
    const { fake, clientOf } = setUp();
    const wrong = createAvevaIdentityClient({
      apiVersion: "v1",
      ...fake.clientOptions,
      clientSecret: "wrong",
      limits: world.connect({ sharedToken: { key } }).limits,
    });
    await expect(wrong.invitations.count()).rejects.toMatchObject({ name: "TokenError" });
    await clientOf().invitations.count();
  });
});
