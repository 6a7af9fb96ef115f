import { avevaBulkGuarantees } from "./aveva-bulk.ts";
import { cliGuarantees } from "./cli.ts";
import { clientGuarantees } from "./clients.ts";
import { createManyGuarantees } from "./create-many.ts";
import type { GuaranteeGroup } from "./guarantee.ts";
import { hookAndPagingGuarantees } from "./hooks-and-paging.ts";
import { limitsGuarantees } from "./limits-redis.ts";
import { nodeGuarantees } from "./node.ts";
import { releaseGuarantees } from "./releases.ts";
import { bodyGuarantees } from "./request-bodies.ts";
import { requestGuarantees } from "./requests.ts";
import { testingGuarantees } from "./testing.ts";
import { waitingGuarantees } from "./waiting-limits-tokens.ts";

/** Every guarantee, in the order of `docs/guarantees.md`. */
export const allGuarantees: readonly GuaranteeGroup[] = [
  ...requestGuarantees,
  ...bodyGuarantees,
  ...waitingGuarantees,
  ...hookAndPagingGuarantees,
  ...clientGuarantees,
  ...createManyGuarantees,
  ...avevaBulkGuarantees,
  ...nodeGuarantees,
  ...testingGuarantees,
  ...cliGuarantees,
  ...limitsGuarantees,
  ...releaseGuarantees,
];
