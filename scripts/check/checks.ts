/** A command that exits with 0 or prints the problems. */
export interface Check {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
}

/** The checks of `pnpm check`. Those of a stage run side by side, and begin once those of the stage before have passed. */
export const stages: readonly (readonly Check[])[] = [
  // Before the build, which would overwrite stale files and files that somebody edited.
  [{ name: "generated files are up to date", command: ["node", "scripts/generate/check.ts"] }],
  // The other checks read the types of a package from its build.
  [{ name: "build", command: ["turbo", "run", "generate", "build", "--output-logs=errors-only"] }],
  [
    { name: "lint and format", command: ["biome", "check", "--error-on-warnings", "--max-diagnostics=100", "."] },
    { name: "types of the packages", command: ["turbo", "run", "check:types", "--output-logs=errors-only"] },
    { name: "types of the scripts", command: ["tsc", "-p", "tsconfig.tools.json"] },
    { name: "declarations without the DOM", command: ["tsc", "-p", "tsconfig.declarations.json"] },
    { name: "README code", command: ["node", "proof/readme/main.ts"] },
    { name: "options in READMEs", command: ["node", "proof/options/main.ts"] },
    { name: "specs", command: ["node", "scripts/spec-lint/main.ts"] },
    { name: "nothing unused", command: ["knip", "--no-progress", "--treat-config-hints-as-errors"] },
    { name: "structure", command: ["node", "scripts/check/structure.ts"] },
    { name: "licences and addresses of what we publish", command: ["node", "release/rules/main.ts"] },
  ],
];
