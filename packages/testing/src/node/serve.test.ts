import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createKantataClient, type KantataClientOptions } from "@invitation-clients/kantata-ox";
import { createNodeFetch } from "@invitation-clients/runtime/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAvevaFake } from "../aveva/aveva-fake.js";
import { createKantataFake, type KantataFake } from "../kantata/kantata-fake.js";
import { everyForm } from "../test-support/every-form.js";
import { trouble } from "../trouble/trouble.js";
import { type ServedHttp, type ServeOptions, serve } from "./http.js";

const ANN = { full_name: "Ann", email_address: "ann@example.com" };

const open: ServedHttp[] = [];
async function serveIt(fake: Parameters<typeof serve>[0], options?: ServeOptions): Promise<ServedHttp> {
  const served = await serve(fake, options);
  open.push(served);
  return served;
}
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function arrived(fake: KantataFake): Promise<void> {
  while (fake.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
}

let connections = 0;
const count = (): void => {
  connections += 1;
};
beforeAll(() => subscribe("net.server.socket", count));
afterAll(() => unsubscribe("net.server.socket", count));
beforeEach(() => {
  connections = 0;
});

const nodeFetch = createNodeFetch({ proxy: false });
afterAll(() => nodeFetch.close());

describe.each([
  { transport: "the platform's fetch", fetch: undefined },
  { transport: "createNodeFetch", fetch: nodeFetch },
])("the fakes over real HTTP and $transport", ({ fetch }) => {
  everyForm({ reach: async (fake) => ({ baseUrl: (await serveIt(fake)).url, fetch }), unplayable: ["refused"] });

  async function setUp(options: Partial<KantataClientOptions> = {}) {
    const fake = createKantataFake();
    const { url } = await serveIt(fake);
    const { accessToken } = fake.clientOptions;
    return { fake, kantata: createKantataClient({ accessToken, baseUrl: url, fetch, ...options }) };
  }
  const mailsTo = (fake: KantataFake): string[] => fake.mails.map(({ to }) => to);

  it("Kantata: invites 60 people in two batches over kept-alive connections", async () => {
    const { fake, kantata } = await setUp();
    const people = Array.from({ length: 60 }, (_, n) => ({ full_name: `P ${n}`, email_address: `p${n}@example.com` }));
    const results = await kantata.accountInvitations.createMany(people);
    expect(results.every(({ status }) => status === "created")).toBe(true);
    expect([fake.requests.length, new Set(mailsTo(fake)).size, fake.mails.length]).toEqual([3, 60, 60]);
    expect(connections).toBeLessThan(3);
  });

  it("Kantata: walks through 450 rows in pages of 200, and asks for one row as the first", async () => {
    const { fake, kantata } = await setUp();
    for (let n = 0; n < 450; n += 1) fake.invite({ full_name: `P ${n}`, email_address: `p${n}@example.com` });
    expect(await kantata.accountInvitations.list().toArray({ limit: 999 })).toHaveLength(450);
    await kantata.accountInvitations.list().first();
    expect(fake.requests.map(({ query }) => query?.per_page)).toEqual(["200", "200", "200", "1"]);
  });

  it("a reused connection that dies after the server read the POST: one mail is sent, and the outcome is unknown", async () => {
    const { fake, kantata } = await setUp();
    fake.next("createAccountInvitation", trouble.lostAfterCommit());
    await kantata.accountInvitations.list().first();
    // The connection becomes free shortly after its response was read.
    await new Promise((resolve) => setTimeout(resolve, 10));
    await expect(kantata.accountInvitations.create(ANN)).rejects.toMatchObject({
      name: "ConnectionError",
      outcome: "unknown",
      attempts: 1,
    });
    expect([fake.requests.length, mailsTo(fake), connections]).toEqual([2, [ANN.email_address], 1]);
  });

  it("a response that is cut off in its body: a create is sent once and unknown, a list is read again", async () => {
    const { fake, kantata } = await setUp();
    fake.next("createAccountInvitation", trouble.truncated());
    fake.next("listAccountInvitations", trouble.truncated());
    await expect(kantata.accountInvitations.create(ANN)).rejects.toMatchObject({ outcome: "unknown", attempts: 1 });
    expect((await kantata.accountInvitations.list().first())?.email_address).toBe(ANN.email_address);
    expect([fake.requests.length, mailsTo(fake)]).toEqual([3, [ANN.email_address]]);
  });
});

it("close ends a request that never gets an answer, resolves, may be called twice, and frees the port", async () => {
  const fake = createKantataFake();
  fake.always(trouble.never());
  const { url, close } = await serve(fake);
  const call = fetch(`${url}/account_invitations`).catch((error: unknown) => error);
  await arrived(fake);
  await Promise.all([close(), close()]);
  expect(await call).toMatchObject({ name: "TypeError" });
  const again = await serveIt(fake, { port: Number(new URL(url).port) });
  expect(again.url).toBe(url);
});

it("an error about a trouble that a server cannot play says why, and what to do instead", async () => {
  const fake = createKantataFake();
  await serveIt(fake);
  const why = "next: serve(fake) cannot play trouble.refused(). The server has accepted the connection";
  expect(() => fake.next("getAccountInvitation", trouble.refused())).toThrow(why);
});

it("a fake that is served twice refuses what a server cannot play until both are closed", async () => {
  const fake = createKantataFake();
  const [first, second] = [await serveIt(fake), await serveIt(fake)];
  await Promise.all([first.close(), first.close()]);
  expect(() => fake.next("getAccountInvitation", trouble.refused())).toThrow("serve(fake) cannot play");
  await second.close();
  fake.next("getAccountInvitation", trouble.refused());
});

it("refused from a function of always is a 400 that says why, for it comes too late for an error of the test", async () => {
  const fake = createKantataFake();
  fake.always(() => trouble.refused());
  const { url } = await serveIt(fake);
  const { accessToken } = fake.clientOptions;
  const call = createKantataClient({ accessToken, baseUrl: url }).accountInvitations.list().first();
  const error = await call.catch((caught: unknown) => caught);
  expect(error).toMatchObject({ status: 400, attempts: 1 });
  expect(String(error)).toContain("the function of always: serve(fake) cannot play trouble.refused()");
});

describe("wrong options are errors that name them", () => {
  it.each<[what: string, options: object, message: string]>([
    ["a port that is a text", { port: "4010" }, 'serve: port must be a whole number from 0 to 65535, and is "4010"'],
    ["a port that is too large", { port: 65_536 }, "and is 65536"],
    ["a misspelt option", { prot: 4010 }, 'serve has no "prot"; did you mean "port"? Known: port, host, cors'],
    ["an empty host", { host: " " }, "serve: host must be a text that is not empty"],
    ["cors that is a text", { cors: "*" }, 'serve: cors must be true or false, and is "*"'],
    ["a host of another machine", { host: "192.0.2.1" }, "this machine does not have that address"],
  ])("%s", async (_what, options, message) => {
    await expect(serve(createKantataFake(), options)).rejects.toThrow(message);
  });

  it("a port in use, which leaves the fake free to be served elsewhere", async () => {
    const { url } = await serveIt(createAvevaFake());
    const fake = createKantataFake();
    await expect(serve(fake, { port: Number(new URL(url).port) })).rejects.toThrow("another program uses this port");
    fake.next("getAccountInvitation", trouble.refused());
  });

  it.each([[undefined], [createKantataFake], [{ baseUrl: "https://example.com" }]])("no fake: %s", async (value) => {
    await expect(serve(value as never)).rejects.toThrow(
      "serve(fake) takes a fake of createKantataFake or createAvevaFake, and got",
    );
  });
});
