import { createRequire } from "node:module";
import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { type RawCall, rawCalls } from "@invitation-clients/contract-kit";
import { createKantataClient } from "@invitation-clients/kantata-ox";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAvevaFake } from "../aveva/aveva-fake.js";
import { createKantataFake } from "../kantata/kantata-fake.js";
import { type TrappedNetwork, trapNetwork, trappedWays } from "../test-support/trapped-network.js";
import { type Trouble, trouble } from "../trouble/trouble.js";
import type { ClosedFetch } from "./fake-fetch.js";

const realFetch = globalThis.fetch;
const ELSEWHERE = "https://elsewhere.example";
const specAt = createRequire(import.meta.url).resolve;
const ada = { full_name: "Ada Brandt", email_address: "ada@example.com" };
const userId = "7c1b3a52-0000-4000-8000-000000000001";

let network: TrappedNetwork;

beforeEach(() => {
  for (const name of ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "all_proxy"]) {
    vi.stubEnv(name, "http://proxy.example:3128");
  }
  vi.stubEnv("NO_PROXY", "");
  vi.stubEnv("NODE_USE_ENV_PROXY", "1");
  network = trapNetwork();
});

afterEach(() => {
  network.close();
  vi.unstubAllEnvs();
});

/** A client and its fake, as a test would make them. */
interface Pair {
  readonly client: { readonly api: object };
  readonly fake: { next(operationId: string, trouble: Trouble): void; readonly requests: readonly unknown[] };
}

type Options = { readonly fetch: ClosedFetch };
type Change = <T extends Options>(options: T) => T & { readonly maxRetries: number };
const asGiven: Change = (options) => ({ ...options, maxRetries: 0 });

function kantata(change: Change = asGiven) {
  const fake = createKantataFake({ invitations: [ada] });
  return { fake, client: createKantataClient(change(fake.clientOptions)) };
}

function aveva(apiVersion: "v1" | "v1-preview", change: Change = asGiven) {
  const fake = createAvevaFake({ invitations: [{ UserId: userId }] });
  return { fake, client: createAvevaIdentityClient({ apiVersion: apiVersion as "v1", ...change(fake.clientOptions) }) };
}

const APIS: readonly (readonly [name: string, spec: string, make: (change?: Change) => Pair])[] = [
  ["Kantata OX", "@invitation-clients/kantata-ox/openapi.json", kantata],
  ["AVEVA v1", "@invitation-clients/aveva-identity/v1/openapi.json", (change) => aveva("v1", change)],
  [
    "AVEVA v1-preview",
    "@invitation-clients/aveva-identity/v1-preview/openapi.json",
    (change) => aveva("v1-preview", change),
  ],
];

const TROUBLES: readonly (Trouble | undefined)[] = [
  undefined,
  ...[300, 301, 302, 303, 307, 308, 401, 407, 500].map((code) => trouble.status(code)),
  trouble.rateLimited(0),
  trouble.tokenExpired(),
  trouble.refused(),
  trouble.lostBeforeCommit(),
  trouble.lostAfterCommit(),
  trouble.truncated(),
  trouble.html(),
  trouble.maintenance(),
];

type AnyApi = Readonly<Record<string, (path: string, init: object) => Promise<unknown>>>;

/** Calls one operation as its spec's examples do. Rejects as the call does. */
async function attempt({ client }: Pair, { method, path, init }: RawCall): Promise<void> {
  const params = init.params as { path?: Record<string, unknown> } | undefined;
  // AVEVA's client fills it in.
  const { tenantId: _, ...rest } = params?.path ?? {};
  await (client.api as AnyApi)[method.toUpperCase()]?.(path, { ...init, params: { ...params, path: rest } });
}

async function call(pair: Pair, one: RawCall): Promise<void> {
  await attempt(pair, one).catch(() => {});
}

/** The fake's answers, all of which point to another host in every header that could lead there. */
const misleading: Change = (options) => ({
  ...options,
  maxRetries: 0,
  fetch: async (...args) => {
    const answer = await options.fetch(...args);
    const links = { location: `${ELSEWHERE}/`, "content-location": ELSEWHERE, refresh: `0; url=${ELSEWHERE}` };
    for (const [name, value] of Object.entries(links)) answer.headers.set(name, value);
    answer.headers.set("link", `<${ELSEWHERE}/?page=2>; rel="next", <${ELSEWHERE}>; rel="preconnect"`);
    answer.headers.set("alt-svc", 'h2="elsewhere.example:443"');
    return answer;
  },
});

it("the traps notice every way to a network, also through named imports", async () => {
  const url = "http://127.0.0.1:4010";
  const [http, https, http2, net, tls, dns, dgram] = await Promise.all([
    import("node:http"),
    import("node:https"),
    import("node:http2"),
    import("node:net"),
    import("node:tls"),
    import("node:dns"),
    import("node:dgram"),
  ]);
  const ways: readonly (() => unknown)[] = [
    () => fetch(url),
    () => http.request(url),
    () => http.get(url),
    () => https.request(url),
    () => https.get(url),
    () => http2.connect(url),
    () => net.connect(4010),
    () => net.createConnection(4010),
    () => new net.Socket().connect(4010),
    () => tls.connect(4010),
    () => dns.lookup("localhost", () => {}),
    () => dns.promises.lookup("localhost"),
    () => dgram.createSocket("udp4"),
  ];
  for (const way of ways) expect(way).toThrow("was called");
  expect(network.tried).toEqual(trappedWays);
});

it("the traps notice a fetch that was kept from before", async () => {
  await expect(realFetch("http://127.0.0.1:4010")).rejects.toThrow("fetch failed");
  expect(network.tried).not.toEqual([]);
});

describe.each(APIS)("a client of %s made with clientOptions reaches no network", (_name, spec, make) => {
  it("with any operation and any trouble, redirects included, and with proxies in the environment", async () => {
    const { calls } = await rawCalls(specAt(spec));
    for (const one of TROUBLES) {
      for (const each of calls) {
        const pair = make();
        if (one) pair.fake.next(each.operationId, one);
        await call(pair, each);
        expect(pair.fake.requests).not.toEqual([]);
      }
    }
    expect(network.tried).toEqual([]);
  });

  it("if answers point to another host", async () => {
    const { calls } = await rawCalls(specAt(spec));
    for (const one of [undefined, trouble.status(302), trouble.status(307)]) {
      const pair = make(misleading);
      for (const each of calls) {
        if (one) pair.fake.next(each.operationId, one);
        await call(pair, each);
      }
      expect(pair.fake.requests).toHaveLength(calls.length);
    }
    expect(network.tried).toEqual([]);
  });

  it("if baseUrl is replaced by another origin: calls fail as not sent, and say what to do", async () => {
    const { calls } = await rawCalls(specAt(spec));
    for (const baseUrl of [ELSEWHERE, "https://euno.datahub.connect.aveva.com", "http://127.0.0.1:4010"]) {
      const pair = make((options) => ({ ...options, baseUrl, maxRetries: 2 }));
      const refused = { outcome: "not-sent", message: expect.stringContaining("clientOptions") };
      for (const each of calls) await expect(attempt(pair, each)).rejects.toMatchObject(refused);
      expect(pair.fake.requests).toEqual([]);
    }
    expect(network.tried).toEqual([]);
  });
});

describe("a client made with clientOptions reaches no network with methods that make several requests", () => {
  it("of Kantata OX: list and createMany", async () => {
    for (const change of [asGiven, misleading]) {
      const { client, fake } = kantata(change);
      for (let count = 0; count < 5; count += 1) {
        fake.invite({ full_name: "Ben", email_address: `ben${count}@example.com` });
      }
      expect(await client.accountInvitations.list({ per_page: 2 }).toArray({ limit: 50 })).toHaveLength(6);
      await client.accountInvitations.createMany([{ full_name: "Cleo", email_address: "cleo@example.com" }]);
      expect(fake.mails).toHaveLength(1);
    }
    expect(network.tried).toEqual([]);
  });

  it("of AVEVA: list", async () => {
    for (const change of [asGiven, misleading]) {
      const { client } = aveva("v1", change);
      expect(await client.invitations.list().toArray({ limit: 50 })).toHaveLength(1);
    }
    expect(network.tried).toEqual([]);
  });
});

describe("a client of AVEVA made with clientOptions reaches no network for its tokens", () => {
  it.each([302, 307, 401, 500])("if discovery or the token endpoint answers %d", async (status) => {
    for (const operation of ["discoverTokenEndpoint", "requestToken"] as const) {
      const { client, fake } = aveva("v1", misleading);
      fake.always(operation, trouble.status(status));
      await expect(client.invitations.count()).rejects.toMatchObject({ name: "TokenError", outcome: "not-sent" });
    }
    expect(network.tried).toEqual([]);
  });

  it("if discovery names another origin", async () => {
    const { client, fake } = aveva("v1", (options) => ({
      ...options,
      maxRetries: 0,
      fetch: async (...args) => {
        const answer = await options.fetch(...args);
        return new Response((await answer.text()).replaceAll(/https:\/\/[^/"]+/g, ELSEWHERE), answer);
      },
    }));
    await expect(client.invitations.count()).rejects.toMatchObject({ name: "TokenError", outcome: "not-sent" });
    expect(fake.tokenRequests.map(({ operationId }) => operationId)).toEqual(["discoverTokenEndpoint"]);
    expect(network.tried).toEqual([]);
  });

  it("if the caller sets another token endpoint", async () => {
    const tokenEndpoint = `${ELSEWHERE}/identity/connect/token`;
    const { client } = aveva("v1", (options) => ({ ...options, tokenEndpoint, maxRetries: 2 }));
    await expect(client.invitations.count()).rejects.toMatchObject({ outcome: "not-sent" });
    expect(network.tried).toEqual([]);
  });
});
