export { type Bump, exceeds, largest } from "./bump.ts";
export { diffDocuments, type SpecDiff } from "./diff.ts";
export { METHODS } from "./document/operations.ts";
export { type Reference, resolveRef } from "./document/references.ts";
export type { ApiDocument } from "./document/source.ts";
export type { Change } from "./judge/change.ts";
export {
  DOCUMENT_CHANGES,
  type DocumentChangeId,
  SPEC_CHANGES,
  type SpecChange,
  type SpecChangeId,
} from "./judge/spec-changes.ts";
export { diffSpecs, readDocument } from "./read-files.ts";
export { type Row, rowsOf } from "./rows.ts";
