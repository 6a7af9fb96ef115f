import type { Checkout } from "../../scripts/lib/process/checkout.ts";
import type { RegistryProxy } from "./registry-proxy.ts";

/** The npm scope of every package. */
export const SCOPE = "@invitation-clients";

/** The checkout and the registry that a release is rehearsed with. */
export interface Stage {
  readonly checkout: Checkout;
  /** Between npm and the local registry. */
  readonly proxy: RegistryProxy;
  /** Variables that make npm use the local registry. */
  readonly npmEnv: Readonly<Record<string, string>>;
}

/** One step of the rehearsal. It throws, or returns what it saw. */
export interface Step {
  readonly name: string;
  run(stage: Stage): Promise<string>;
}
