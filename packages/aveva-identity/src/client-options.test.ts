import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createAvevaIdentityClient, isConfigError } from "./index.js";

const TENANT = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";
const good = { apiVersion: "v1", region: "uswe", tenantId: TENANT, accessToken: "t" };

describe("createAvevaIdentityClient", () => {
  it.each([
    [undefined, "object"],
    [{ ...good, apiVersion: undefined }, "apiVersion"],
    [{ ...good, apiVersion: "v2" }, "apiVersion"],
    [{ ...good, tenantId: undefined }, "tenantId"],
    [{ ...good, tenantId: "../other" }, "tenantId"],
    [{ ...good, tenantId: "" }, "tenantId"],
    [{ ...good, region: undefined }, "region or baseUrl"],
    [{ ...good, baseUrl: "https://x.example" }, "region or baseUrl"],
    [{ ...good, region: "mars" }, "region"],
    [{ ...good, accessToken: undefined }, "accessToken"],
    [{ ...good, clientId: "c", clientSecret: "s" }, "accessToken"],
    [{ ...good, accessToken: undefined, clientId: "c" }, "clientSecret"],
    [{ ...good, accessToken: undefined, clientId: "", clientSecret: "s" }, "clientId"],
    [{ ...good, accessToken: undefined, clientId: "c", clientSecret: "s", tokenEndpoint: "/token" }, "tokenEndpoint"],
    [{ ...good, accessToken: undefined, clientId: "c", clientSecret: " " }, "or a function that returns one"],
    [{ ...good, accessToken: undefined, clientId: "c", clientSecret: { s: 1 } }, "or a function that returns one"],
    [{ ...good, tenantID: TENANT }, 'did you mean "tenantId"'],
  ])("%o is refused: %s", (options, word) => {
    let error: unknown;
    try {
      createAvevaIdentityClient(options as never);
    } catch (thrown) {
      error = thrown;
    }
    expect(isConfigError(error)).toBe(true);
    expect((error as Error).message).toContain(word);
  });

  it("shows no secret when it is printed", () => {
    const client = createAvevaIdentityClient({
      apiVersion: "v1",
      region: "uswe",
      tenantId: TENANT,
      clientId: "c",
      clientSecret: "very-secret",
    });
    expect(inspect(client, { depth: 20, showHidden: true })).not.toContain("very-secret");
  });

  it("of v1-preview has no method without a route", () => {
    const { invitations, userInvitations } = createAvevaIdentityClient({
      apiVersion: "v1-preview",
      region: "uswe",
      tenantId: TENANT,
      accessToken: "t",
    });
    expect(Object.keys(invitations).sort()).toEqual(["delete", "get", "list", "update"]);
    expect(Object.keys(userInvitations).sort()).toEqual([
      "create",
      "createMany",
      "createOrUpdate",
      "extend",
      "get",
      "resend",
    ]);
  });
});
