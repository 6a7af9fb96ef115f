import {
  type ChangeName,
  type CorrectionEntry,
  type EntryFields,
  nameProblems,
  parseEntries,
  whyUnknown,
} from "@invitation-clients/openapi-semver/node";
import { CHANGE_IDS } from "../judge/change-ids.ts";

/**
 * A maintainer's statement that a spec change only corrects the description of the API, which itself did not change.
 * Such a change may be released with a smaller bump than the judges require. `where` begins with the name of the spec if
 * there are several.
 */
export interface Correction extends CorrectionEntry {
  readonly bump: "patch" | "minor";
  readonly approvedBy: string;
  /** The release that the spec is compared with: a correction is valid for one release. */
  readonly version: string;
  /** The changes that the types judge reports because of this change. */
  readonly types?: readonly ChangeName[];
}

const OLD_FORM =
  'is in the old form: in place of "change" and "what", write the id, where and detail that `pnpm changeset:check` prints beside the change (it runs once the entry is removed)';

/**
 * Reads a corrections file. `file` is what errors call it.
 *
 * @throws Error that lists every problem of the entries, with its line
 */
export function parseCorrections(text: string, file: string): Correction[] {
  const entries = parseEntries<Correction>(text, file, {
    required: ["id", "where", "reason", "approvedBy", "version"],
    optional: ["types"],
    bumps: ["patch", "minor"],
    // What is an id of the other judge is told below.
    ids: [...CHANGE_IDS.spec, ...CHANGE_IDS.types],
    more(entry, name) {
      if ("change" in entry || "what" in entry) return { fatal: `${name} ${OLD_FORM}` };
      const { id, types = [] } = entry;
      return [
        ...otherJudge(id, name, "spec"),
        ...(Array.isArray(types)
          ? types.flatMap((one: unknown, at) => typesProblems(one, `${name}, types ${at + 1}`))
          : [`${name}: types must be a list`]),
      ];
    },
  });
  return entries.map(({ fields }) => fields);
}

function typesProblems(entry: unknown, name: string): string[] {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    return [`${name} is not an object with id and where`];
  }
  if ("what" in entry) return [`${name} ${OLD_FORM}`];
  const fields = entry as EntryFields;
  const { id } = fields;
  const isKnown =
    typeof id !== "string" || id === "" || [...CHANGE_IDS.spec, ...CHANGE_IDS.types].some((one) => one === id);
  return [
    ...nameProblems(fields, name, { required: ["id", "where"], known: ["id", "where", "detail"] }),
    ...(isKnown ? otherJudge(id, name, "types") : [`${name}: ${whyUnknown(id, CHANGE_IDS.types, "the types judge")}`]),
  ];
}

function otherJudge(id: unknown, name: string, judge: "spec" | "types"): string[] {
  const other = judge === "spec" ? "types" : "spec";
  if (!(CHANGE_IDS[other] as readonly unknown[]).includes(id)) return [];
  return [`${name}: ${id} is reported by the ${other} judge, but a change of the ${judge} judge is needed here`];
}
