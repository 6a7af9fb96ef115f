import { accessCases } from "../cases/access.ts";
import { alternativeCases } from "../cases/alternatives.ts";
import type { Case } from "../cases/case.ts";
import { equalCases } from "../cases/equal.ts";
import { equivalentCases } from "../cases/meanings/equivalents.ts";
import { versionCases } from "../cases/meanings/versions.ts";
import { messageCases } from "../cases/messages.ts";
import { operationCases } from "../cases/operations.ts";
import { ruleCases } from "../cases/rules/all.ts";
import { schemaCases } from "../cases/schemas.ts";
import { valueCases } from "../cases/values.ts";

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
];
