import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { createNodeFetch } from "@invitation-clients/runtime/node";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { AvevaTenant } from "../aveva/aveva-tenant.js";
import { KantataAccount } from "../kantata/account/kantata-account.js";
import { faults } from "../trouble/faults.js";
import { fetchOf } from "../trouble/fetch-of.js";
import { type HttpServer, serveHttp } from "./serve-http.js";

const open: HttpServer[] = [];
const serve = async (fetch: Parameters<typeof serveHttp>[0]): Promise<HttpServer> => {
  const server = await serveHttp(fetch);
  open.push(server);
  return server;
};
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const nodeFetch = createNodeFetch({ proxy: false });
afterAll(() => nodeFetch.close());

const ANN = { full_name: "Ann", email_address: "ann@example.com" };

describe.each([
  { transport: "the platform's fetch", fetch: undefined },
  { transport: "createNodeFetch", fetch: nodeFetch },
])("the fakes over real HTTP and $transport", ({ fetch }) => {
  it("Kantata: invites 60 people in two batches over kept-alive connections", async () => {
    const fake = new KantataAccount();
    const server = await serve(fetchOf(fake));
    const kantata = createKantataClient({ accessToken: "token", baseUrl: `${server.origin}/api/v1`, fetch });
    const people = Array.from({ length: 60 }, (_, n) => ({ full_name: `P ${n}`, email_address: `p${n}@example.com` }));
    const results = await kantata.accountInvitations.createMany(people);
    expect(results.every(({ status }) => status === "created")).toBe(true);
    expect([fake.requests, fake.mails.most]).toEqual([3, 1]);
    expect(server.connections()).toBeLessThan(3);
  });

  it("a reused connection that dies after the server read the POST: one mail is sent, and the outcome is unknown", async () => {
    const fake = new KantataAccount();
    const server = await serve(fetchOf(fake, ({ number }) => (number === 2 ? faults.lostAfter() : undefined)));
    const kantata = createKantataClient({ accessToken: "token", baseUrl: `${server.origin}/api/v1`, fetch });
    await kantata.accountInvitations.list().first();
    // The connection becomes free shortly after its response was read.
    await new Promise((resolve) => setTimeout(resolve, 10));
    await expect(kantata.accountInvitations.create(ANN)).rejects.toMatchObject({
      name: "ConnectionError",
      outcome: "unknown",
      attempts: 1,
    });
    expect([fake.requests, fake.mails.countTo(ANN.email_address), server.connections()]).toEqual([2, 1, 1]);
  });

  it("a response that is cut off in its body: a create is sent once and unknown, a list is read again", async () => {
    const fake = new KantataAccount();
    const server = await serve(fetchOf(fake, ({ number }) => (number < 3 ? faults.truncated() : undefined)));
    const kantata = createKantataClient({ accessToken: "token", baseUrl: `${server.origin}/api/v1`, fetch });
    await expect(kantata.accountInvitations.create(ANN)).rejects.toMatchObject({ outcome: "unknown" });
    expect((await kantata.accountInvitations.list().first())?.email_address).toBe(ANN.email_address);
    expect([fake.requests, fake.mails.most]).toEqual([3, 1]);
  });

  it("AVEVA: discovery, token, create, HEAD and delete", async () => {
    const credentials = { clientId: "a-client", clientSecret: "a-secret" };
    const box: { fake?: AvevaTenant } = {};
    const server = await serve((url, init) => fetchOf(box.fake as AvevaTenant)(url, init));
    box.fake = new AvevaTenant({ apiVersion: "v1", origin: server.origin, ...credentials });
    const aveva = createAvevaIdentityClient({
      apiVersion: "v1",
      baseUrl: server.origin,
      tenantId: "t-1",
      ...credentials,
      fetch,
    });
    const user = "7c1b3a52-0000-4000-8000-000000000001";
    expect(await aveva.userInvitations.create(user, {})).toMatchObject({ UserId: user });
    expect([await aveva.invitations.count(), await aveva.userInvitations.exists(user)]).toEqual([1, true]);
    expect(await aveva.userInvitations.delete(user)).toBeUndefined();
    expect(await aveva.userInvitations.exists(user)).toBe(false);
    expect(box.fake.tokens.issued).toBe(1);
  });
});
