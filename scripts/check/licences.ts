// Which licences come with the published packages: every production dependency, theirs included, is under one that asks
// for no more than a notice.

import { run } from "../lib/process/run.ts";
import { publicPackages } from "../lib/project/published-packages.ts";

/** Licences that everything we publish may bring along, by SPDX id. */
const ALLOWED = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"]);

/** What pnpm tells of the dependencies under one licence. */
export type LicenceList = Readonly<
  Record<string, readonly { readonly name: string; readonly versions: readonly string[] }[]>
>;

/**
 * Whether a licence expression lets us choose, or asks for, nothing but allowed licences. AND binds before OR, parentheses
 * nest, and whatever is no such expression is not allowed.
 */
export function isAllowed(expression: string): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let isWhole = true;
  const anyOf = (): boolean => {
    let allowed = allOf();
    // The operand first: it must be read whatever those before it said.
    while (take("OR")) allowed = allOf() || allowed;
    return allowed;
  };
  const allOf = (): boolean => {
    let allowed = one();
    while (take("AND")) allowed = one() && allowed;
    return allowed;
  };
  const one = (): boolean => {
    if (!take("(")) return ALLOWED.has(id());
    const allowed = anyOf();
    isWhole = take(")") && isWhole;
    return allowed;
  };
  const id = (): string => {
    const token = tokens.shift() ?? ")";
    isWhole = !["(", ")", "AND", "OR"].includes(token) && isWhole;
    return token;
  };
  const take = (token: string): boolean => tokens[0] === token && tokens.shift() !== undefined;
  return anyOf() && isWhole && tokens.length === 0;
}

/** The dependencies whose licence is not allowed, a line each. */
export function licenceProblems(list: LicenceList): string[] {
  return Object.entries(list).flatMap(([licence, packages]) =>
    isAllowed(licence) ? [] : packages.map(({ name, versions }) => `${name} ${versions.join(", ")}: ${licence}`),
  );
}

/** Reads the licences of everything that the published packages need. */
export async function readLicences(): Promise<LicenceList> {
  const filters = (await publicPackages()).map(({ name }) => `--filter=${name}`);
  const { code, text } = await run("pnpm", [...filters, "licenses", "list", "--prod", "--json"], { output: "keep" });
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  if (code !== 0 || json === "") throw new Error(`pnpm licenses failed:\n${text}`);
  return JSON.parse(json) as LicenceList;
}

if (import.meta.main) {
  const list = await readLicences();
  const problems = licenceProblems(list);
  const count = Object.values(list).flat().length;
  // An empty list would mean that pnpm looked at the wrong packages: the runtime has dependencies.
  if (count === 0) problems.push("pnpm named no production dependency at all");
  for (const problem of problems) console.log(problem);
  if (problems.length === 0) console.log(`${count} production dependencies: ${Object.keys(list).join(", ")}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
