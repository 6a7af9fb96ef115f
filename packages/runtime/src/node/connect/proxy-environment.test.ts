// proxy-from-env is what axios and others use: it shows how these variables are commonly read.
import { getProxyForUrl } from "proxy-from-env";
import { afterEach, describe, expect, it, vi } from "vitest";
import { closedAfterEach } from "../../test-support/closed-after-each.js";
import { rawServer, writeJson } from "../../test-support/raw-server.js";
import { input, rejection, send, testClient } from "../../test-support/test-client.js";
import { createNodeFetch } from "../index.js";
import { proxiesOf } from "./proxies.js";

const NAMES = ["http_proxy", "https_proxy", "no_proxy", "all_proxy"].flatMap((name) => [name, name.toUpperCase()]);

type Environment = Readonly<Record<string, string>>;

function enter(environment: Environment): void {
  for (const name of NAMES) vi.stubEnv(name, environment[name]);
}

afterEach(() => vi.unstubAllEnvs());

const ours = (environment: Environment, url: string): string | undefined =>
  proxiesOf(undefined, environment)(new URL(url))?.origin;

function theirs(environment: Environment, url: string): string | undefined {
  enter(environment);
  const proxy = getProxyForUrl(url);
  return proxy ? new URL(proxy).origin : undefined;
}

const HTTPS = { HTTPS_PROXY: "http://p:1" };
const HTTP = { HTTP_PROXY: "http://p:1" };

type Row = [environment: Environment, url: string, proxy: string | undefined];

const agreed: Row[] = [
  [{}, "https://a.example", undefined],
  [HTTPS, "https://a.example", "http://p:1"],
  [HTTPS, "http://a.example", undefined],
  [HTTP, "https://a.example", undefined],
  [{ http_proxy: "http://low:1", HTTP_PROXY: "http://high:1" }, "http://a.example", "http://low:1"],
  [{ HTTPS_PROXY: "" }, "https://a.example", undefined],
  [{ HTTP_PROXY: "127.0.0.1:3128" }, "http://a.example", "http://127.0.0.1:3128"],
  [{ HTTP_PROXY: "localhost:3128" }, "http://a.example", "http://localhost:3128"],
  [{ HTTP_PROXY: "user:word@proxy:3128" }, "http://a.example", "http://proxy:3128"],
  [{ HTTP_PROXY: "[::1]:3128" }, "http://a.example", "http://[::1]:3128"],
  [{ ...HTTPS, NO_PROXY: "*" }, "https://a.example", undefined],
  [{ ...HTTPS, NO_PROXY: "a.example" }, "https://a.example", undefined],
  [{ ...HTTPS, NO_PROXY: "A.EXAMPLE" }, "https://a.example", undefined],
  [{ ...HTTPS, NO_PROXY: ".a.example" }, "https://b.a.example", undefined],
  [{ ...HTTPS, NO_PROXY: "*.a.example" }, "https://b.a.example", undefined],
  [{ ...HTTPS, NO_PROXY: "a.example" }, "https://nota.example", "http://p:1"],
  [{ ...HTTPS, NO_PROXY: ".a.example" }, "https://nota.example", "http://p:1"],
  [{ ...HTTPS, NO_PROXY: "x, a.example:443" }, "https://a.example", undefined],
  [{ ...HTTPS, NO_PROXY: "x\ta.example" }, "https://a.example", undefined],
  [{ ...HTTPS, NO_PROXY: "a.example:8443" }, "https://a.example", "http://p:1"],
  [{ ...HTTPS, NO_PROXY: "a.example:8443" }, "https://a.example:8443", undefined],
  [{ ...HTTP, NO_PROXY: "127.0.0.1" }, "http://127.0.0.1:80", undefined],
  [{ ...HTTP, NO_PROXY: "127.0.0.1" }, "http://127.0.0.2", "http://p:1"],
  [{ ...HTTP, NO_PROXY: "0.0.1" }, "http://127.0.0.1", "http://p:1"],
  [{ ...HTTP, NO_PROXY: "1" }, "http://127.0.0.1", "http://p:1"],
  [{ ...HTTP, no_proxy: "[::1]:8080" }, "http://[::1]:8080", undefined],
  [{ ...HTTP, no_proxy: "[::1]" }, "http://[::1]", undefined],
  [{ ...HTTP, no_proxy: "[::1]:8080" }, "http://[::1]", "http://p:1"],
];

// Where we differ: why, the input, our proxy, and that of proxy-from-env.
const different: [why: string, ...Row, theirs: string | undefined][] = [
  [
    "a name includes its subdomains (curl, Go)",
    { ...HTTPS, NO_PROXY: "a.example" },
    "https://b.a.example",
    undefined,
    "http://p:1",
  ],
  [
    "a name with a leading dot includes its subdomains too (curl)",
    { ...HTTPS, NO_PROXY: ".a.example" },
    "https://a.example",
    undefined,
    "http://p:1",
  ],
  [
    "a trailing dot in the list is ignored (curl)",
    { ...HTTPS, NO_PROXY: "a.example." },
    "https://a.example",
    undefined,
    "http://p:1",
  ],
  [
    "a trailing dot in the URL is ignored",
    { ...HTTPS, NO_PROXY: "a.example" },
    "https://a.example./",
    undefined,
    "http://p:1",
  ],
  [
    "a wildcard may be one entry among others",
    { ...HTTPS, NO_PROXY: "x,*" },
    "https://a.example",
    undefined,
    undefined,
  ],
  [
    "an address range exempts its addresses (curl, Go)",
    { ...HTTP, NO_PROXY: "10.0.0.0/8" },
    "http://10.1.2.3",
    undefined,
    "http://p:1",
  ],
  [
    "a range does not exempt addresses outside it",
    { ...HTTP, NO_PROXY: "10.0.0.0/8" },
    "http://11.1.2.3",
    "http://p:1",
    "http://p:1",
  ],
  ["a range of one address", { ...HTTP, NO_PROXY: "10.1.2.3/32" }, "http://10.1.2.3:81", undefined, "http://p:1"],
  ["a range of all addresses", { ...HTTP, NO_PROXY: "0.0.0.0/0" }, "http://10.1.2.3:81", undefined, "http://p:1"],
  [
    "an invalid range exempts nothing",
    { ...HTTP, NO_PROXY: "10.0.0.0/99" },
    "http://10.1.2.3",
    "http://p:1",
    "http://p:1",
  ],
  ["a range does not exempt names", { ...HTTP, NO_PROXY: "0.0.0.0/0" }, "http://a.example", "http://p:1", "http://p:1"],
  ["IPv6 ranges", { ...HTTP, NO_PROXY: "fe80::/10" }, "http://[fe80::1]", undefined, "http://p:1"],
  ["IPv6 without brackets (curl, Go)", { ...HTTP, NO_PROXY: "::1" }, "http://[::1]", undefined, "http://p:1"],
  ["IPv6 in any notation (Go)", { ...HTTP, NO_PROXY: "0:0:0:0:0:0:0:1" }, "http://[::1]", undefined, "http://p:1"],
  ["IPv6 in brackets with a port", { ...HTTP, NO_PROXY: "[0:0::1]:81" }, "http://[::1]:81", undefined, "http://p:1"],
  ["an address is not a subdomain", { ...HTTP, NO_PROXY: ".0.0.1" }, "http://127.0.0.1", "http://p:1", undefined],
  [
    "a proxy without a scheme is http, even for https URLs (curl, Go)",
    { HTTPS_PROXY: "p:1" },
    "https://a.example",
    "http://p:1",
    "https://p:1",
  ],
  ["ALL_PROXY is not read (Go, Node)", { ALL_PROXY: "http://p:1" }, "https://a.example", undefined, "http://p:1"],
];

describe("the environment", () => {
  it.each(agreed)("%j: %s goes through %s, as with proxy-from-env", (environment, url, proxy) => {
    expect(ours(environment, url)).toBe(proxy);
    expect(theirs(environment, url)).toBe(proxy);
  });

  it.each(different)("%s: with %j, %s goes through %s", (_why, environment, url, proxy, theirProxy) => {
    expect(ours(environment, url)).toBe(proxy);
    expect(theirs(environment, url)).toBe(theirProxy);
  });

  it.each([
    "http://user:%E0@hunter2",
    "socks5://hunter2",
    "socks5h://u:hunter2@p:1",
    "ftp://hunter2",
    "http://",
    "a b hunter2",
  ])("%j is refused when it is needed, and the error names the variable", (value) => {
    const proxies = proxiesOf(undefined, { https_proxy: value });
    const use = () => proxies(new URL("https://a.example"));
    expect(use).toThrow("HTTPS_PROXY");
    expect(use).not.toThrow("hunter2");
    expect(proxies(new URL("http://a.example"))).toBeUndefined();
  });
});

describe("a client in an environment with a SOCKS proxy for https", () => {
  const opened = closedAfterEach();
  const clientOf = (baseUrl: string, hooks = {}) =>
    testClient({ fetch: opened(createNodeFetch()), hooks }, { baseUrl });

  it("can still call http URLs", async () => {
    enter({ HTTPS_PROXY: "socks5://127.0.0.1:1" });
    const server = opened(await rawServer((socket) => writeJson(socket, 200, { there: true })));
    expect((await clientOf(server.url).call(send, input)).data).toEqual({ there: true });
  });

  it("fails calls of https URLs at the first attempt, and names the variable", async () => {
    enter({ HTTPS_PROXY: "socks5://127.0.0.1:1" });
    let retries = 0;
    const client = clientOf("https://api.example.com", { onRetry: () => (retries += 1) });
    const error = (await rejection(client.call(send, input))) as Error;
    expect(retries).toBe(0);
    expect(error).toMatchObject({ name: "ConfigError", outcome: "not-sent" });
    expect(error.message).toContain("HTTPS_PROXY");
    expect(error.message).toContain("SOCKS");
  });
});
