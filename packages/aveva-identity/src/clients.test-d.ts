import {
  type AvevaIdentityClient,
  type AvevaIdentityPreviewClient,
  type AvevaIdentityV1Client,
  createAvevaIdentityClient,
} from "@invitation-clients/aveva-identity";
import { expectTypeOf, test } from "vitest";

const tenantId = "3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54";
const region = "uswe" as const;
const accessToken = "t";

test("apiVersion decides the client's type", () => {
  const v1 = createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, accessToken });
  expectTypeOf(v1).toEqualTypeOf<AvevaIdentityV1Client>();
  const preview = createAvevaIdentityClient({ apiVersion: "v1-preview", tenantId, region, accessToken });
  expectTypeOf(preview).toEqualTypeOf<AvevaIdentityPreviewClient>();
  expectTypeOf<AvevaIdentityClient>().toEqualTypeOf<AvevaIdentityV1Client>();
});

test("apiVersion and tenantId are required: there is no silent default", () => {
  // @ts-expect-error apiVersion is missing
  createAvevaIdentityClient({ tenantId, region, accessToken });
  // @ts-expect-error a version that does not exist
  createAvevaIdentityClient({ apiVersion: "v2", tenantId, region, accessToken });
  // @ts-expect-error tenantId is missing
  createAvevaIdentityClient({ apiVersion: "v1", region, accessToken });
  // @ts-expect-error a region that does not exist
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region: "usea", accessToken });
});

test("either a token or credentials, never both, never half", () => {
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, clientId: "a", clientSecret: "b" });
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, clientId: "a", clientSecret: "b", scope: "s" });
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, accessToken: async () => "t" });
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, clientId: "a", clientSecret: () => "b" });
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, clientId: "a", clientSecret: async () => "b" });
  // @ts-expect-error a secret is a text
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, clientId: "a", clientSecret: () => 42 });
  // @ts-expect-error both
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, accessToken, clientId: "a", clientSecret: "b" });
  // @ts-expect-error neither
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region });
  // @ts-expect-error the secret is missing
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, clientId: "a" });
  // @ts-expect-error tokenEndpoint belongs to credentials
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, accessToken, tokenEndpoint: "https://a.example" });
});

test("client options are closed", () => {
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, baseUrl: "https://a.example", accessToken, timeout: 1 });
  // @ts-expect-error a misspelt option
  createAvevaIdentityClient({ apiVersion: "v1", tenantId, region, accessToken, maxRetrys: 1 });
});
