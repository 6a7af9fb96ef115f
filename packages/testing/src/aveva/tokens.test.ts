import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { describe, expect, it } from "vitest";
import { trouble } from "../trouble/trouble.js";
import { createAvevaFake } from "./aveva-fake.js";

const ELSEWHERE = "https://elsewhere.example/identity/connect/token";

function setUp(given: { clientSecret?: string; tokenEndpoint?: string; fetch?: typeof fetch } = {}) {
  const fake = createAvevaFake();
  const aveva = createAvevaIdentityClient({ apiVersion: "v1", ...fake.clientOptions, ...given });
  return { fake, aveva, issued: () => issuedBy(fake) };
}

/** How many tokens the fake issued. */
function issuedBy({ tokenRequests }: ReturnType<typeof createAvevaFake>): number {
  return tokenRequests.filter(({ operationId, status }) => operationId === "requestToken" && status === 200).length;
}

describe("client credentials by discovery", () => {
  it("discovers the endpoint, and fetches one token for concurrent calls", async () => {
    const { fake, aveva, issued } = setUp();
    expect(await Promise.all([aveva.invitations.count(), aveva.invitations.count()])).toEqual([0, 0]);
    expect(issued()).toBe(1);
    expect(fake.tokenRequests.map(({ path }) => path)).toEqual([
      "/identity/.well-known/openid-configuration",
      "/identity/connect/token",
    ]);
    expect(new URLSearchParams(String(fake.tokenRequests[1]?.body)).has("scope")).toBe(false);
  });

  it("renews a refused token once and repeats the call", async () => {
    const { fake, aveva, issued } = setUp();
    await aveva.invitations.count();
    fake.next("countInvitations", trouble.tokenExpired());
    expect(await aveva.invitations.count()).toBe(0);
    expect(issued()).toBe(2);
  });

  it("refuses a discovered endpoint on another origin, and does not send the secret", async () => {
    const { fake, aveva } = setUp();
    const body = JSON.stringify({ issuer: "https://elsewhere.example/identity", token_endpoint: ELSEWHERE });
    const headers = { "content-type": "application/json" };
    fake.next("discoverTokenEndpoint", trouble.answer({ status: 200, headers, body }));
    const error = await aveva.invitations.count().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "TokenError", outcome: "not-sent" });
    expect(String(error)).toContain("https://elsewhere.example");
    expect(fake.tokenRequests.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("uses an endpoint on another origin that the caller configured, without discovery", async () => {
    const fake = createAvevaFake();
    const other = createAvevaFake({ baseUrl: "https://elsewhere.example", anyToken: true });
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      const url = new URL(String(input));
      asked.push(`${init?.method} ${url.pathname}`);
      return other.clientOptions.fetch(new URL(url.pathname + url.search, other.baseUrl), init);
    };
    const given = { ...fake.clientOptions, fetch, tokenEndpoint: ELSEWHERE };
    const aveva = createAvevaIdentityClient({ apiVersion: "v1", ...given });
    expect(await aveva.invitations.count()).toBe(0);
    expect(asked[0]).toBe("POST /identity/connect/token");
  });

  it("a wrong secret is a TokenError that does not show it", async () => {
    const { aveva } = setUp({ clientSecret: "wrong-secret" });
    const error = await aveva.invitations.count().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "TokenError", outcome: "not-sent" });
    expect(JSON.stringify(error) + String(error)).not.toContain("wrong-secret");
  });
});
