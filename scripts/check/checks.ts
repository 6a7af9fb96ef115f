/** A command that exits with 0 or prints the problems. */
export interface Check {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
}

/** All checks of `pnpm check`. None writes to the tree, so they run side by side. */
export const checks: readonly Check[] = [
  { name: "lint and format", command: ["biome", "check", "--error-on-warnings", "--max-diagnostics=100", "."] },
  { name: "types of the packages", command: ["turbo", "run", "check:types", "--output-logs=errors-only"] },
  { name: "types of the scripts", command: ["tsc", "-p", "tsconfig.tools.json"] },
  { name: "specs", command: ["node", "scripts/spec-lint/main.ts"] },
  { name: "generated files are up to date", command: ["node", "scripts/generate/check.ts"] },
  { name: "nothing unused", command: ["knip", "--no-progress", "--treat-config-hints-as-errors"] },
  { name: "structure", command: ["node", "scripts/check/structure.ts"] },
  { name: "README code", command: ["node", "proof/readme/main.ts"] },
  { name: "licences of what we publish", command: ["node", "release/rules/main.ts"] },
];
