import { sectionOf } from "../../scripts/lib/text/markers.ts";

/** Name of the markers around the section. */
export const SECTION = "contract";

/** Whether the section of a page contains exactly this table. */
export function hasTable(page: string, table: string): boolean {
  const lines = (sectionOf(page, SECTION) ?? "").split("\n");
  return lines.filter((line) => line.startsWith("|")).join("\n") === table;
}

/** The text of the section: what is covered, how it is checked, and how many mutations the checks catch. */
export function contractSection(
  table: string,
  score: { readonly killed: number; readonly total: number } | undefined,
): string {
  const mutations =
    score && score.total > 0
      ? `The last full run found ${score.killed} of ${score.total} changes; at least 95 % must be found, and each that is not is explained by name.`
      : "At least 95 % of the changes must be found, and each that is not is explained by name.";
  return `\`pnpm contract\` calls every documented answer through the public methods, against the specs served by Prism. Two validators, Prism's
and Ajv, check each request and each answer; a test fails if they disagree. Each
cell shows how many are covered, of how many are documented:

${table}

\`pnpm contract:mutate\` checks these tests: it changes the specs or the clients, one place at a time, and the tests must fail.
${mutations}`;
}
