import {
  DOCUMENT_CHANGES,
  type DocumentChangeId,
  SPEC_CHANGES,
  type SpecChangeId,
} from "@invitation-clients/openapi-semver";
import { TYPES_CHANGES, type TypesChangeId } from "../../types-diff/types-changes.ts";

/** A change of the specs: reported by their judge, or of a spec as a whole. */
export type SpecsChangeId = SpecChangeId | DocumentChangeId;

/** The name of any change that a correction can name. */
export type ChangeId = SpecsChangeId | TypesChangeId;

/** All ids, by the judge that reports them. */
export const CHANGE_IDS = {
  spec: [...(Object.keys(DOCUMENT_CHANGES) as DocumentChangeId[]), ...(Object.keys(SPEC_CHANGES) as SpecChangeId[])],
  types: Object.keys(TYPES_CHANGES) as TypesChangeId[],
} satisfies Readonly<Record<string, readonly ChangeId[]>>;
