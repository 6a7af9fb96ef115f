import type { Case } from "../case.ts";
import { discriminatorCases } from "./discriminators.ts";
import { incomingCases } from "./incoming.ts";
import { mediaTypeCases } from "./media-types.ts";
import { nameCases } from "./names.ts";
import { referenceCases } from "./references.ts";
import { unionBaseCases } from "./union-bases.ts";
import { untypedCases } from "./untyped.ts";

/** Cases of one rule each, with their neighbours: what must not be taken for the same kind. */
export const ruleCases: Case[] = [
  ...referenceCases,
  ...untypedCases,
  ...unionBaseCases,
  ...mediaTypeCases,
  ...nameCases,
  ...incomingCases,
  ...discriminatorCases,
];
