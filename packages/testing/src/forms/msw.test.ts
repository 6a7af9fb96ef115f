import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { createNodeFetch } from "@invitation-clients/runtime/node";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createAvevaFake } from "../aveva/aveva-fake.js";
import { createKantataFake, type KantataFake } from "../kantata/kantata-fake.js";
import { createMeetsWithout } from "../test-support/create-meets.js";
import { type Trouble, trouble } from "../trouble/trouble.js";

const ANN = { full_name: "Ann", email_address: "ann@example.com" };
const USER = "7c1b3a52-0000-4000-8000-000000000001";

type Handlers = typeof import("./msw.js").handlers;

/** The part of MSW's server that both versions have. */
interface MockServer {
  listen(options: object): void;
  use(...handlers: ReturnType<Handlers>): void;
  resetHandlers(): void;
  close(): void;
}

const versions = [
  {
    version: "MSW 2",
    strict: { onUnhandledRequest: "error" },
    load: async () => [await import("msw-2"), await import("msw-2/node")] as const,
  },
  {
    version: "MSW 3",
    strict: { onUnhandledFrame: "error" },
    load: async () => [await import("msw"), await import("msw/node")] as const,
  },
];

describe.each(versions)("the fakes through $version", ({ strict, load }) => {
  let handlers: Handlers;
  let server: MockServer;
  let HttpHandler: unknown;
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  beforeAll(async () => {
    const [msw, node] = await load();
    vi.resetModules();
    vi.doMock("msw", () => ({ ...msw }));
    ({ handlers } = await import("./msw.js"));
    server = node.setupServer() as unknown as MockServer;
    server.listen(strict);
    ({ HttpHandler } = msw);
  });
  afterEach(() => {
    server.resetHandlers();
    expect(printed.mock.calls).toEqual([]);
    printed.mockClear();
  });
  afterAll(() => {
    server.close();
    vi.doUnmock("msw");
    vi.useRealTimers();
  });

  function setUp(maxRetries = 0) {
    const fake = createKantataFake();
    server.use(...handlers(fake));
    const { accessToken } = fake.clientOptions;
    return { fake, kantata: createKantataClient({ accessToken, maxRetries }) };
  }
  const arrived = (fake: KantataFake) => vi.waitFor(() => expect(fake.requests).toHaveLength(1), { timeout: 50_000 });

  it("Kantata: all of a create, a list and a 422, by the platform's fetch and the vendor's own address", async () => {
    const { fake, kantata } = setUp();
    expect((await kantata.accountInvitations.create(ANN)).email_address).toBe(ANN.email_address);
    expect(await kantata.accountInvitations.list({ search: "ann" }).toArray({ limit: 9 })).toHaveLength(1);
    await expect(kantata.accountInvitations.create(ANN)).rejects.toMatchObject({ status: 422 });
    expect(fake.requests.map(({ status }) => status)).toEqual([200, 200, 422]);
    expect(fake.requests[1]?.query).toMatchObject({ search: "ann" });
  });

  it("AVEVA: discovery, token, create, HEAD and delete", async () => {
    const fake = createAvevaFake();
    server.use(...handlers(fake));
    const { fetch: _own, ...options } = fake.clientOptions;
    const aveva = createAvevaIdentityClient({ apiVersion: "v1", ...options });
    expect(await aveva.userInvitations.create(USER, {})).toMatchObject({ UserId: USER });
    expect([await aveva.invitations.count(), await aveva.userInvitations.exists(USER)]).toEqual([1, true]);
    expect(await aveva.userInvitations.delete(USER)).toBeUndefined();
    expect(await aveva.userInvitations.exists(USER)).toBe(false);
    expect(fake.tokenRequests.map(({ status }) => status)).toEqual([200, 200]);
  });

  it.each(createMeetsWithout("refused", "truncated"))(
    "what a create meets: %s",
    async (_name, one, mails, expected) => {
      const { fake, kantata } = setUp();
      fake.next("createAccountInvitation", one);
      await expect(kantata.accountInvitations.create(ANN)).rejects.toMatchObject(expected);
      expect([fake.mails.length, fake.requests.length]).toEqual([mails, 1]);
      // Once: the next call has no trouble.
      expect(await kantata.accountInvitations.list().toArray({ limit: 9 })).toHaveLength(mails);
    },
  );

  it("createNodeFetch is answered too, because it passes its requests on", async () => {
    const fake = createKantataFake();
    server.use(...handlers(fake));
    const nodeFetch = createNodeFetch({ proxy: false });
    const { accessToken } = fake.clientOptions;
    const kantata = createKantataClient({ accessToken, maxRetries: 0, fetch: nodeFetch });
    expect((await kantata.accountInvitations.create(ANN)).email_address).toBe(ANN.email_address);
    fake.next("listAccountInvitations", trouble.lostBeforeCommit());
    await expect(kantata.accountInvitations.list().first()).rejects.toMatchObject({ outcome: "unknown" });
    await nodeFetch.close();
  });

  it("never: nothing comes, and the call ends when it is aborted, without a word from MSW", async () => {
    const { fake, kantata } = setUp();
    fake.next("createAccountInvitation", trouble.never());
    const controller = new AbortController();
    const call = kantata.accountInvitations.create(ANN, {}, { signal: controller.signal }).catch((caught) => caught);
    await arrived(fake);
    controller.abort("no longer needed");
    expect([await call, fake.mails]).toEqual(["no longer needed", []]);
    // What MSW would print comes later.
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it("slow: the request is carried out at once, and answered by a timer that fake timers move", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { fake, kantata } = setUp();
    fake.next("createAccountInvitation", trouble.slow(60_000));
    const call = kantata.accountInvitations.create(ANN, {}, { timeout: 90_000 });
    while (fake.mails.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(fake.requests[0]?.status).toBeUndefined();
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await call).email_address).toBe(ANN.email_address);
    vi.useRealTimers();
  });

  it.each<[kind: string, Trouble, why: string]>([
    ["refused", trouble.refused(), "MSW cannot tell a connection that never opened from one that broke."],
    ["truncated", trouble.truncated(), "An answer whose body breaks off arrives as whole, or not at all"],
  ])("%s cannot be played: next and always say so, and handlers if it is planned already", (kind, one, why) => {
    const { fake } = setUp();
    const message = `handlers(fake) cannot play trouble.${kind}(). ${why}`;
    expect(() => fake.next("createAccountInvitation", trouble.slow(1), one)).toThrow(`next: ${message}`);
    expect(() => fake.always(one)).toThrow(`always: ${message}`);
    const other = createAvevaFake();
    other.next("createUserInvitation", one);
    expect(() => handlers(other)).toThrow(`a trouble that is already planned: ${message}`);
  });

  it("a fake that fails is a 400 that says why, and not a 500, which a client would repeat", async () => {
    const { fake, kantata } = setUp(2);
    const exchange = vi.fn(async () => Promise.reject(new Error("the test's own mistake")));
    server.use(...handlers({ ...fake, exchange }));
    const error = await kantata.accountInvitations
      .list()
      .first()
      .catch((caught) => caught);
    expect(error).toMatchObject({ status: 400, attempts: 1 });
    expect(String(error)).toContain("the test's own mistake");
    expect(exchange).toHaveBeenCalledTimes(1);
  });

  it("a request that no fake answers is still an error of MSW", async () => {
    setUp();
    await expect(fetch("https://api.mavenlink.com/api/v12/account_invitations")).rejects.toThrow();
    expect(printed).toHaveBeenCalled();
    printed.mockClear();
  });

  it.each([
    ["capitals, a port and slashes at its end", "http://Localhost:4010/api//"],
    ["signs that patterns have", "http://[::1]:4010/a:b(c)*/v1"],
  ])("a base URL with %s", async (_what, url) => {
    const fake = createKantataFake({ baseUrl: url });
    server.use(...handlers(fake));
    const { accessToken, baseUrl } = fake.clientOptions;
    const kantata = createKantataClient({ accessToken, baseUrl });
    expect((await kantata.accountInvitations.create(ANN)).email_address).toBe(ANN.email_address);
  });

  it("the handlers are those of this version", () => {
    expect(handlers(createKantataFake())).toEqual([expect.any(HttpHandler as never)]);
  });

  it("only a fake is taken", () => {
    expect(() => handlers([] as never)).toThrow(
      "handlers(fake) takes a fake of createKantataFake or createAvevaFake, and got an array",
    );
  });
});
