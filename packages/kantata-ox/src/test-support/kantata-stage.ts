import { fileURLToPath } from "node:url";
import {
  type OutgoingRequest,
  openStage,
  type Preference,
  type Stage,
  servedSpec,
} from "@invitation-clients/contract-kit";
import { createKantataClient, type KantataClient } from "@invitation-clients/kantata-ox";

const SPEC = fileURLToPath(new URL("../generated/openapi.json", import.meta.url));

/** The spec of Kantata OX on stage. If a test did not set an operation up, it answers as `createMany` needs it. */
export function openKantataStage(): Promise<Stage> {
  return openStage(SPEC, { served: servedSpec("kantata-ox"), otherwise });
}

// Nobody was invited before, and a bulk create returns the three people of the spec.
function otherwise({ method, url, body }: OutgoingRequest): Preference {
  if (url.pathname !== "/account_invitations") return {};
  if (method === "GET") return { example: "no-invitations" };
  const { account_invitations: people } = (body ?? {}) as { account_invitations?: unknown[] };
  return people?.length === 3 ? { example: "three-created" } : {};
}

/** Each test has its own client, because a 429 of one test must not delay the next. */
export function clientOf({ url, fetch }: Stage): KantataClient {
  // A busy machine may take any time.
  const timeout = 1_800_000;
  return createKantataClient({ accessToken: "contract-token", baseUrl: url, fetch, timeout, maxRetries: 0 });
}
