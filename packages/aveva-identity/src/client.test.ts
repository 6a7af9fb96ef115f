import { afterEach, expect, it, vi } from "vitest";
import { createAvevaIdentityClient, isTokenError } from "./index.js";

const OAUTH = "@invitation-clients/runtime/client-credentials";
afterEach(() => vi.doUnmock(OAUTH));

it("the next call loads the OAuth part again after a load that failed", async () => {
  let loads = 0;
  vi.doMock(OAUTH, () => {
    loads += 1;
    if (loads === 1) throw new Error("the chunk did not load");
    return { clientCredentials: () => ({ get: () => "a-token", renew: async () => undefined }) };
  });
  const aveva = createAvevaIdentityClient({
    apiVersion: "v1",
    region: "uswe",
    tenantId: "t1",
    clientId: "c1",
    clientSecret: "very-secret",
    fetch: (async () => new Response('{"Id":"i1"}')) as never,
  });
  const failed: unknown = await aveva.invitations.get("i1").catch((error: unknown) => error);
  expect(isTokenError(failed)).toBe(true);
  await expect(aveva.invitations.get("i1")).resolves.toEqual({ Id: "i1" });
});
