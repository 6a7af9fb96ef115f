import { createKantataClient } from "@invitation-clients/kantata-ox";
import { createNodeFetch } from "@invitation-clients/runtime/node";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createKantataFake } from "../kantata/kantata-fake.js";
import { everyForm } from "../test-support/every-form.js";
import { type Trouble, trouble } from "../trouble/trouble.js";

const ANN = { full_name: "Ann", email_address: "ann@example.com" };

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

  everyForm({
    reach: async (fake) => {
      server.use(...handlers(fake));
      return {};
    },
    unplayable: ["refused", "truncated"],
  });

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

  it.each<[kind: string, Trouble, why: string]>([
    ["refused", trouble.refused(), "MSW cannot tell a connection that never opened from one that broke."],
    ["truncated", trouble.truncated(), "An answer whose body breaks off arrives as whole, or not at all"],
  ])("the error about %s, which it cannot play, says why", (kind, one, why) => {
    const { fake } = setUp();
    const message = `next: handlers(fake) cannot play trouble.${kind}(). ${why}`;
    expect(() => fake.next("createAccountInvitation", one)).toThrow(message);
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
