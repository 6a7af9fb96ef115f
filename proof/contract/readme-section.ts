const START = "<!-- contract:start -->";
const END = "<!-- contract:end -->";

/** Puts a text between the markers of a README. @throws Error without exactly one pair of them */
export function withSection(readme: string, text: string): string {
  const [before, inside, ...more] = readme.split(START);
  if (before === undefined || inside === undefined || more.length > 0) throw new Error(`not one ${START}`);
  const [, after, ...rest] = inside.split(END);
  if (after === undefined || rest.length > 0) throw new Error(`not one ${END} after ${START}`);
  return `${before}${START}\n${text.trim()}\n${END}${after}`;
}

/** Whether the table between the markers of a README is this one, and no other row is there. */
export function hasTable(readme: string, table: string): boolean {
  const inside = readme.split(START)[1]?.split(END)[0] ?? "";
  const rows = inside.split("\n").filter((line) => line.startsWith("|"));
  return rows.join("\n") === table;
}

/** The text of the section: what is covered, how it is checked, and how well the checks see. */
export function contractSection(
  table: string,
  score: { readonly killed: number; readonly total: number } | undefined,
): string {
  const mutations =
    score && score.total > 0
      ? `The last full run killed ${score.killed} of ${score.total}; at least 95 % must be, and every survivor is explained by name.`
      : "At least 95 % must be killed, and every survivor is explained by name.";
  return `\`pnpm contract\` calls every documented answer through the public methods, against the specs served by Prism. Two validators, Prism's
and Ajv, check each request and each answer; a test fails if they disagree. Covered of documented:

${table}

\`pnpm contract:mutate\` changes the specs under the clients, and the clients under the specs, one place at a time, and sees the
suites fail. ${mutations}`;
}
