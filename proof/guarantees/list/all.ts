import { clientGuarantees } from "./clients.ts";
import { createManyGuarantees } from "./create-many.ts";
import type { GuaranteeGroup } from "./guarantee.ts";
import { nodeGuarantees } from "./node.ts";
import { observingGuarantees } from "./observing.ts";
import { requestGuarantees } from "./requests.ts";
import { timeGuarantees } from "./time.ts";

/** Every guarantee, in the order of `docs/guarantees.md`. */
export const allGuarantees: readonly GuaranteeGroup[] = [
  ...requestGuarantees,
  ...timeGuarantees,
  ...observingGuarantees,
  ...clientGuarantees,
  ...createManyGuarantees,
  ...nodeGuarantees,
];
