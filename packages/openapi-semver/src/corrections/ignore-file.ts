import { DOCUMENT_CHANGES, SPEC_CHANGES } from "../index.ts";
import { type CorrectionEntry, type Entry, type EntryRules, parseEntries } from "./entries.ts";

/** Every id that the command reports. */
export const REPORTED_IDS: readonly string[] = [...Object.keys(SPEC_CHANGES), ...Object.keys(DOCUMENT_CHANGES)];

/** An entry of an ignore file. */
export interface IgnoreEntry extends CorrectionEntry {
  /** The document that it is about, if several are compared. Default: each of them. */
  readonly file?: string;
}

const RULES: EntryRules = {
  required: ["id", "where", "reason"],
  allowsEmptyWhere: true,
  // Keys that other tools may need in the same file.
  optional: ["file", "approvedBy", "version", "types"],
  allowsOthers: true,
  bumps: ["none", "patch", "minor"],
  ids: REPORTED_IDS,
  more: ({ file }, name) =>
    file === undefined || typeof file === "string" ? [] : [`${name}: file must be the name of a document`],
};

/** Reads an ignore file. Throws with every problem and its line. */
export function parseIgnoreFile(text: string, file: string): Entry<IgnoreEntry>[] {
  return parseEntries<IgnoreEntry>(text, file, RULES);
}
