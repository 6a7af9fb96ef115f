import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAvevaFake } from "../aveva/aveva-fake.js";
import { createKantataFake, type KantataFake } from "../kantata/kantata-fake.js";
import { type ServedHttp, serve } from "./http.js";

let fake: KantataFake;
let served: ServedHttp;
beforeEach(async () => {
  fake = createKantataFake({ invitations: [{ full_name: "Ada Brandt", email_address: "ada@example.com" }] });
  served = await serve(fake);
});
afterEach(() => served.close());

const authorization = `Bearer ${createKantataFake().clientOptions.accessToken}`;

/** Sends bytes as they are, and resolves with all that comes back until the server closes the connection. */
function sendRaw(text: string, url = served.url): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(text));
    let got = "";
    socket.on("data", (chunk) => {
      got += chunk.toString();
    });
    socket.on("close", () => resolve(got));
    socket.on("error", reject);
  });
}

const LAST = `authorization: ${authorization}\r\nconnection: close\r\n\r\n`;
const statuses = (text: string): string[] => [...text.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status = ""]) => status);

describe("unusual requests get an answer, and the server goes on", () => {
  it.each<[what: string, raw: string, status: string, said: string]>([
    [
      "a path outside",
      `GET /account_invitations HTTP/1.1\r\nhost: x\r\n${LAST}`,
      "404",
      "Give the client that URL as baseUrl",
    ],
    ["a path that a prefix matches", `GET /api/v12 HTTP/1.1\r\nhost: x\r\n${LAST}`, "404", "and not /api/v12"],
    [
      "two slashes",
      `GET //other/api/v1/account_invitations HTTP/1.1\r\nhost: x\r\n${LAST}`,
      "404",
      "This fake answers below http://127.0.0.1:",
    ],
    [
      "a route that does not exist",
      `GET /api/v1/nothing HTTP/1.1\r\nhost: x\r\n${LAST}`,
      "404",
      '"message":"Not found"',
    ],
    [
      "an absolute target",
      `GET http://api.mavenlink.com/api/v1/account_invitations HTTP/1.1\r\nhost: x\r\n${LAST}`,
      "200",
      "ada@example.com",
    ],
    ["an absolute target that is no URL", `GET http://[/ HTTP/1.1\r\nhost: x\r\n${LAST}`, "400", ""],
    ["a target that is no path", `OPTIONS * HTTP/1.1\r\nhost: x\r\n${LAST}`, "400", "* is no path"],
    [
      "a Host that is no host",
      `GET /api/v1/account_invitations HTTP/1.1\r\nhost: a/b@c:99999\r\n${LAST}`,
      "200",
      "ada@example.com",
    ],
    ["an empty Host", `GET /api/v1/account_invitations HTTP/1.1\r\nhost: \r\n${LAST}`, "200", "ada@example.com"],
    ["HTTP/1.0 without a Host", `GET /api/v1/account_invitations HTTP/1.0\r\n${LAST}`, "200", "ada@example.com"],
    [
      "a body that is no JSON",
      `POST /api/v1/account_invitations HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n${LAST}{"a"`,
      "400",
      "account_invitation is missing",
    ],
    [
      "Expect: 100-continue",
      `POST /api/v1/account_invitations HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 4\r\n${LAST}null`,
      "100",
      "HTTP/1.1 4",
    ],
    ["no HTTP at all", "\x16\x03\x01\r\n\r\n", "400", ""],
    [
      "a method that no operation has",
      `PATCH /api/v1/account_invitations HTTP/1.1\r\nhost: x\r\n${LAST}`,
      "404",
      "Not found",
    ],
    [
      "a preflight request without cors",
      `OPTIONS /api/v1/account_invitations HTTP/1.1\r\nhost: x\r\norigin: http://app.test\r\naccess-control-request-method: GET\r\n${LAST}`,
      "403",
      "{ cors: true }",
    ],
  ])("%s", async (_what, raw, status, said) => {
    const answer = await sendRaw(raw);
    expect(statuses(answer)[0]).toBe(status);
    expect(answer).toContain(said);
    expect(statuses(await sendRaw(`GET /api/v1/account_invitations HTTP/1.1\r\nhost: x\r\n${LAST}`))).toEqual(["200"]);
  });

  it("requests that are sent before the first answer are answered in order", async () => {
    const one = (path: string): string =>
      `GET /api/v1/${path} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n\r\n`;
    const answer = await sendRaw(
      `${one("account_invitations")}${one("nothing")}GET /api/v1/account_invitations HTTP/1.1\r\nhost: x\r\n${LAST}`,
    );
    expect(statuses(answer)).toEqual(["200", "404", "200"]);
  });

  it("HEAD has the headers of GET and no body", async () => {
    const aveva = await serve(createAvevaFake({ anyToken: true, tenantId: "t" }));
    const path = "/api/v1/Tenants/t/Invitations";
    const answer = await sendRaw(`HEAD ${path} HTTP/1.1\r\nhost: x\r\n${LAST}`, aveva.url);
    await aveva.close();
    expect(answer).toMatch(/^HTTP\/1\.1 200[\s\S]*total-count: 0[\s\S]*\r\n\r\n$/i);
  });

  it("a path that begins with two slashes is no other host, also where the base URL has no path", async () => {
    const tenant = createAvevaFake({ anyToken: true, tenantId: "t" });
    const aveva = await serve(tenant);
    const answer = await sendRaw(`GET //x/api/v1/Tenants/t/Invitations HTTP/1.1\r\nhost: x\r\n${LAST}`, aveva.url);
    await aveva.close();
    expect([statuses(answer), tenant.requests]).toEqual([["404"], []]);
  });

  it("a body of more than 4 MiB is read and dropped, and refused with 413", async () => {
    const response = await fetch(`${served.url}/account_invitations`, {
      method: "POST",
      headers: { authorization },
      body: "x".repeat(4 * 1024 * 1024 + 1),
    });
    expect([response.status, await response.text()]).toEqual([413, expect.stringContaining("4194304 bytes")]);
    expect(fake.requests).toEqual([]);
  });

  it("a client that goes away in the middle of its request is forgotten", async () => {
    const socket = connect(Number(new URL(served.url).port), "127.0.0.1");
    const start = `POST /api/v1/account_invitations HTTP/1.1\r\nhost: x\r\ncontent-length: 400\r\nauthorization: ${authorization}\r\n\r\n{`;
    await new Promise((resolve) => socket.write(start, resolve));
    socket.destroy();
    expect((await fetch(`${served.url}/account_invitations`, { headers: { authorization } })).status).toBe(200);
    expect(fake.requests).toHaveLength(1);
  });
});

it("a fake that fails is a 400 that says why, and not a 500, which a client would repeat", async () => {
  const exchange = async () => Promise.reject(new Error("the test's own mistake"));
  const failing = await serve({ ...createKantataFake(), exchange });
  const response = await fetch(`${failing.url}/account_invitations`);
  await failing.close();
  expect([response.status, await response.text()]).toEqual([400, "The fake failed. Error: the test's own mistake"]);
});

describe("web pages of other origins", () => {
  const preflight = {
    method: "OPTIONS",
    headers: {
      origin: "http://app.test",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  };

  it("are let in with cors: preflight requests are answered, and are not among the requests", async () => {
    const open = await serve(fake, { cors: true });
    const first = await fetch(`${open.url}/account_invitations`, preflight);
    const second = await fetch(`${open.url}/account_invitations`, {
      headers: { origin: "http://app.test", authorization },
    });
    const plain = await fetch(`${open.url}/account_invitations`, { headers: { authorization } });
    await open.close();
    expect([first.status, second.status]).toEqual([204, 200]);
    expect(first.headers.get("access-control-allow-methods")).toBe("POST");
    expect(first.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
    for (const { headers } of [first, second])
      expect(headers.get("access-control-allow-origin")).toBe("http://app.test");
    expect(second.headers.get("access-control-expose-headers")).toContain("retry-after");
    expect(plain.headers.get("access-control-allow-origin")).toBeNull();
    expect(fake.requests).toHaveLength(2);
  });

  it("are not let in otherwise", async () => {
    const response = await fetch(`${served.url}/account_invitations`, {
      headers: { origin: "http://app.test", authorization },
    });
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([200, null]);
  });
});

it("discovery names the origin that the client called, so that another host name works", async () => {
  const aveva = await serve(createAvevaFake(), { host: "0.0.0.0" });
  const { port } = new URL(aveva.url);
  expect(aveva.url).toBe(`http://127.0.0.1:${port}`);
  const response = await fetch(`http://localhost:${port}/identity/.well-known/openid-configuration`);
  expect(await response.json()).toMatchObject({ token_endpoint: `http://localhost:${port}/identity/connect/token` });
  await aveva.close();
});
