import { accessCases } from "./access.ts";
import { alternativeCases } from "./alternatives.ts";
import type { Case } from "./case.ts";
import { equalCases } from "./meanings/equal.ts";
import { equivalentCases } from "./meanings/equivalents.ts";
import { mootCases } from "./meanings/moot.ts";
import { unevaluatedCases } from "./meanings/unevaluated.ts";
import { versionCases } from "./meanings/versions.ts";
import { messageCases } from "./messages.ts";
import { operationCases } from "./operations.ts";
import { ruleCases } from "./rules/all.ts";
import { schemaCases } from "./schemas.ts";
import { valueCases } from "./values.ts";

/** Every case of the judge: two documents, and what it must find. */
export const allCases: readonly Case[] = [
  ...schemaCases,
  ...valueCases,
  ...alternativeCases,
  ...operationCases,
  ...messageCases,
  ...accessCases,
  ...equalCases,
  ...ruleCases,
  ...versionCases,
  ...equivalentCases,
  ...unevaluatedCases,
  ...mootCases,
];
