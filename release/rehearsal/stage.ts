import type { Checkout } from "../../scripts/lib/process/checkout.ts";
import type { RegistryProxy } from "./registry-proxy.ts";

/** The npm scope of every package. */
export const SCOPE = "@invitation-clients";

/** Where a release is rehearsed. */
export interface Stage {
  readonly checkout: Checkout;
  /** Between npm and the local registry. */
  readonly proxy: RegistryProxy;
  /** Settings that lead npm to the local registry. */
  readonly npmEnv: Readonly<Record<string, string>>;
}

/** One step: throws, or says what it saw. */
export interface Step {
  readonly name: string;
  run(stage: Stage): Promise<string>;
}
