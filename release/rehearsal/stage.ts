import type { Checkout } from "../../scripts/lib/process/checkout.ts";
import type { Gate } from "./registry-proxy.ts";

/** The npm scope of every package. */
export const SCOPE = "@invitation-clients";

/** Where a release is rehearsed. */
export interface Stage {
  readonly checkout: Checkout;
  readonly gate: Gate;
  /** Settings that lead npm to the local registry. */
  readonly npmEnv: Readonly<Record<string, string>>;
}

/** One step: throws, or says what it saw. */
export interface Step {
  readonly name: string;
  run(stage: Stage): Promise<string>;
}
