import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { describe, expect, it } from "vitest";
import { fetchOf } from "../trouble/fetch-of.js";
import { AvevaTenant, type AvevaTenantOptions } from "./aveva-tenant.js";

const TENANT = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";
const CREDENTIALS = { clientId: "a-client", clientSecret: "a-secret" };

function setUp(
  options: Partial<AvevaTenantOptions> = {},
  given: { clientSecret?: string; tokenEndpoint?: string } = {},
) {
  const fake = new AvevaTenant({ apiVersion: "v1", ...CREDENTIALS, ...options });
  const fetch = fetchOf(fake);
  const client = { apiVersion: "v1", tenantId: TENANT, region: "uswe", fetch, ...CREDENTIALS, ...given } as const;
  return { fake, fetch, aveva: createAvevaIdentityClient(client) };
}

describe("client credentials by discovery", () => {
  it("discovers the endpoint, and fetches one token for concurrent calls", async () => {
    const { fake, fetch, aveva } = setUp();
    expect(await Promise.all([aveva.invitations.count(), aveva.invitations.count()])).toEqual([0, 0]);
    expect(fake.tokens.issued).toBe(1);
    expect(fetch.requests.map(({ path }) => path).slice(0, 2)).toEqual([
      "/identity/.well-known/openid-configuration",
      "/identity/connect/token",
    ]);
    expect(new URLSearchParams(String(fetch.requests[1]?.body)).has("scope")).toBe(false);
  });

  it("renews a refused token once and repeats the call", async () => {
    const { fake, aveva } = setUp();
    await aveva.invitations.count();
    fake.tokens.revokeAll();
    expect(await aveva.invitations.count()).toBe(0);
    expect(fake.tokens.issued).toBe(2);
  });

  it("refuses a discovered endpoint on another origin, and does not send the secret", async () => {
    const { fetch, aveva } = setUp({ origin: "https://elsewhere.example" });
    const error = await aveva.invitations.count().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "TokenError", outcome: "not-sent" });
    expect(String(error)).toContain("https://elsewhere.example");
    expect(fetch.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("uses an endpoint on another origin that the caller configured, without discovery", async () => {
    const tokenEndpoint = "https://elsewhere.example/identity/connect/token";
    const { fetch, aveva } = setUp({}, { tokenEndpoint });
    expect(await aveva.invitations.count()).toBe(0);
    expect(fetch.requests[0]?.method).toBe("POST");
  });

  it("a wrong secret is a TokenError that does not show it", async () => {
    const { aveva } = setUp({}, { clientSecret: "wrong-secret" });
    const error = await aveva.invitations.count().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: "TokenError", outcome: "not-sent" });
    expect(JSON.stringify(error) + String(error)).not.toContain("wrong-secret");
  });
});
