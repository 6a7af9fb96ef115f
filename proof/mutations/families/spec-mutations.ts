import { type JsonObject, type SpecMutation, spread } from "../mutation.ts";
import { answerFamilies } from "./answer-families.ts";
import type { Family } from "./family.ts";
import { parameterFamilies } from "./parameter-families.ts";
import { requestFamilies } from "./request-families.ts";
import { routeFamilies } from "./route-families.ts";

export const FAMILIES: readonly Family[] = [
  ...routeFamilies,
  ...parameterFamilies,
  ...requestFamilies,
  ...answerFamilies,
];

/** The mutations of a document: at most `perFamily` of each family, spread over the document. */
export function specMutations(spec: string, document: JsonObject, perFamily: number): SpecMutation[] {
  return FAMILIES.flatMap(({ family, find }) =>
    spread(find(document), perFamily).map((one) => ({ kind: "spec" as const, spec, family, ...one })),
  );
}
