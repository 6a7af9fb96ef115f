import type { Permission } from "@invitation-clients/kantata-ox";
import { CliError } from "../../files/cli-error.js";
import { type Meaning, shown } from "./meaning.js";

/** The permission levels as Kantata's pages call them, by their name on the wire. */
const LABELS: Readonly<Record<Permission, readonly [label: string, ...others: string[]]>> = {
  administrator: ["Administrator", "Account Administrator"],
  reports_viewer_with_cost: ["Report Viewer with Cost", "Reports Viewer with Cost"],
  reports_viewer: ["Report Viewer", "Reports Viewer"],
  project_lead: ["Project Lead"],
  project_creator: ["Project Creator"],
  collaborator: ["Collaborator"],
  punch_clock: ["Punch Clock"],
};

const byLetters = new Map(
  Object.entries(LABELS).flatMap(([wire, labels]) => [wire, ...labels].map((label) => [lettersOf(label), wire])),
);

/** A permission level, by its name in Kantata or on the wire. */
export function readPermission(text: string): Meaning {
  const value = byLetters.get(lettersOf(text));
  if (value !== undefined) return { value };
  const labels = Object.values(LABELS).map(([label]) => label);
  return { problem: `${shown(text)} is not a permission level. Write one of ${labels.join(", ")}` };
}

/**
 * The value of `--permission`.
 *
 * @throws CliError if it is no permission level
 */
export function permissionOption(text: string): Permission {
  const meaning = readPermission(text);
  if ("problem" in meaning) throw new CliError("usage", `--permission: ${meaning.problem}.`);
  return meaning.value as Permission;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, "");
}
