import { fileURLToPath } from "node:url";
import {
  type ApiVersion,
  type AvevaIdentityClient,
  createAvevaIdentityClient,
} from "@invitation-clients/aveva-identity";
import { openStage, type Stage, servedSpec } from "@invitation-clients/contract-kit";

/** The tenant of every test. */
export const TENANT = "3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54";

/** The spec of a version on stage. */
export function openAvevaStage(apiVersion: ApiVersion): Promise<Stage> {
  const spec = fileURLToPath(new URL(`../generated/${apiVersion}/openapi.json`, import.meta.url));
  return openStage(spec, { served: servedSpec(`aveva-${apiVersion}`), basePath: `/api/${apiVersion}` });
}

/** Each test has its own client, so that no test can delay the next. */
export function clientOf<const V extends ApiVersion>(apiVersion: V, { url, fetch }: Stage): AvevaIdentityClient<V> {
  return createAvevaIdentityClient({
    apiVersion,
    tenantId: TENANT,
    baseUrl: url,
    accessToken: "contract-token",
    fetch,
    // A busy machine may take any time.
    timeout: 1_800_000,
    maxRetries: 0,
  });
}
