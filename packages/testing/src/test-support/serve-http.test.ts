import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { createNodeFetch } from "@invitation-clients/runtime/node";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createAvevaFake } from "../aveva/aveva-fake.js";
import { createKantataFake } from "../kantata/kantata-fake.js";
import type { FakeService } from "../server/fake-face.js";
import { responseOf } from "../server/fake-fetch.js";
import type { FakeFetch } from "../server/fake-http.js";
import { trouble } from "../trouble/trouble.js";
import { mostMails } from "./job.js";
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

/** A `fetch` for any origin. */
const fetchOf =
  (fake: Pick<FakeService<string>, "exchange">): FakeFetch =>
  async (url, { method = "GET", headers = new Headers(), body, signal } = {}) => {
    const { origin, pathname, search } = new URL(url);
    return responseOf(await fake.exchange({ method, origin, target: `${pathname}${search}`, headers, body, signal }));
  };

const nodeFetch = createNodeFetch({ proxy: false });
afterAll(() => nodeFetch.close());

const ANN = { full_name: "Ann", email_address: "ann@example.com" };

describe.each([
  { transport: "the platform's fetch", fetch: undefined },
  { transport: "createNodeFetch", fetch: nodeFetch },
])("the fakes over real HTTP and $transport", ({ fetch }) => {
  it("Kantata: invites 60 people in two batches over kept-alive connections", async () => {
    const fake = createKantataFake();
    const server = await serve(fetchOf(fake));
    const kantata = createKantataClient({ ...fake.clientOptions, baseUrl: `${server.origin}/api/v1`, fetch });
    const people = Array.from({ length: 60 }, (_, n) => ({ full_name: `P ${n}`, email_address: `p${n}@example.com` }));
    const results = await kantata.accountInvitations.createMany(people);
    expect(results.every(({ status }) => status === "created")).toBe(true);
    expect([fake.requests.length, mostMails(fake)]).toEqual([3, 1]);
    expect(server.connections()).toBeLessThan(3);
  });

  it("a reused connection that dies after the server read the POST: one mail is sent, and the outcome is unknown", async () => {
    const fake = createKantataFake();
    const server = await serve(fetchOf(fake));
    fake.next("createAccountInvitation", trouble.lostAfterCommit());
    const kantata = createKantataClient({ ...fake.clientOptions, baseUrl: `${server.origin}/api/v1`, fetch });
    await kantata.accountInvitations.list().first();
    // The connection becomes free shortly after its response was read.
    await new Promise((resolve) => setTimeout(resolve, 10));
    await expect(kantata.accountInvitations.create(ANN)).rejects.toMatchObject({
      name: "ConnectionError",
      outcome: "unknown",
      attempts: 1,
    });
    expect([fake.requests.length, fake.mails.length, server.connections()]).toEqual([2, 1, 1]);
  });

  it("a response that is cut off in its body: a create is sent once and unknown, a list is read again", async () => {
    const fake = createKantataFake();
    const server = await serve(fetchOf(fake));
    fake.next("createAccountInvitation", trouble.truncated());
    fake.next("listAccountInvitations", trouble.truncated());
    const kantata = createKantataClient({ ...fake.clientOptions, baseUrl: `${server.origin}/api/v1`, fetch });
    await expect(kantata.accountInvitations.create(ANN)).rejects.toMatchObject({ outcome: "unknown" });
    expect((await kantata.accountInvitations.list().first())?.email_address).toBe(ANN.email_address);
    expect([fake.requests.length, mostMails(fake)]).toEqual([3, 1]);
  });

  it("AVEVA: discovery, token, create, HEAD and delete", async () => {
    const fake = createAvevaFake();
    const server = await serve(fetchOf(fake));
    const aveva = createAvevaIdentityClient({ apiVersion: "v1", ...fake.clientOptions, baseUrl: server.origin, fetch });
    const user = "7c1b3a52-0000-4000-8000-000000000001";
    expect(await aveva.userInvitations.create(user, {})).toMatchObject({ UserId: user });
    expect([await aveva.invitations.count(), await aveva.userInvitations.exists(user)]).toEqual([1, true]);
    expect(await aveva.userInvitations.delete(user)).toBeUndefined();
    expect(await aveva.userInvitations.exists(user)).toBe(false);
    expect(fake.tokenRequests.map(({ status }) => status)).toEqual([200, 200]);
  });
});
