export {
  type ChangeName,
  type CorrectionEntry,
  type Entry,
  type EntryRules,
  type Fields as EntryFields,
  nameProblems,
  parseEntries,
  whyUnknown,
} from "./corrections/entries.ts";
export { type Correctable, type Lowering, loweringOf } from "./corrections/lower.ts";
export { diffSpecs, readDocument } from "./read-files.ts";
