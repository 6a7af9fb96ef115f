import { posix } from "node:path";
import { secretsIn } from "./secrets.ts";

/** The files of a tarball, by their path in the package. */
export type Files = ReadonlyMap<string, string>;

const ALLOWED = [
  /^package\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^CHANGELOG\.md$/,
  /^dist\/.+\.(js|d\.ts)$/,
  /^src\/generated\/([\w.-]+\/)?openapi\.json$/,
  // The JSON Schema of what a command prints.
  /^schema\.json$/,
];
const TEST = /\.test\.|\.test-d\.|\.spec\.|test-support|__tests__|__mocks__/;
const HIDDEN = /(^|\/)\./;

/** The problems of a tarball. `isApi`: whether the package must contain its spec. */
export function tarballProblems(files: Files, isApi: boolean): string[] {
  const problems: string[] = [];
  // A command has no module to import.
  const main = /"bin":/.test(files.get("package.json") ?? "") ? [] : ["dist/index.js", "dist/index.d.ts"];
  for (const name of ["package.json", "README.md", "LICENSE", ...main]) {
    const text = files.get(name);
    if (text === undefined) problems.push(`lacks ${name}`);
    else if (text.trim() === "" && !name.startsWith("dist/")) problems.push(`${name} is empty`);
  }
  if (isApi && ![...files.keys()].some((name) => name.endsWith("/openapi.json"))) problems.push("lacks openapi.json");
  for (const [name, text] of files) {
    const isMeant = ALLOWED.some((allowed) => allowed.test(name)) && !TEST.test(name) && !HIDDEN.test(name);
    if (!isMeant) problems.push(`must not contain ${name}`);
    problems.push(...secretsIn(text).map((what) => `${name} contains ${what}`));
    const map = /\/\/# sourceMappingURL=(\S+)/.exec(text)?.[1];
    if (map && !files.has(posix.join(posix.dirname(name), map)))
      problems.push(`${name} names a source map that is missing`);
  }
  return [...problems, ...manifestProblems(files)];
}

function manifestProblems(files: Files): string[] {
  const text = files.get("package.json") ?? "{}";
  const problems = [...text.matchAll(/"(workspace|catalog):[^"]*"/g)].map(([what]) => `package.json says ${what}`);
  let named: unknown[];
  try {
    const { exports, bin } = JSON.parse(text) as { exports?: unknown; bin?: unknown };
    named = [exports, bin];
  } catch {
    return [...problems, "package.json is not JSON"];
  }
  for (const target of exportTargets(named)) {
    if (!isThere(files, posix.normalize(target))) problems.push(`exports ${target}, which is missing`);
  }
  return problems;
}

function isThere(files: Files, target: string): boolean {
  const [before = "", after] = target.split("*");
  if (after === undefined) return files.has(target);
  return [...files.keys()].some((name) => name.startsWith(before) && name.endsWith(after));
}

/** Every path in an `exports` field. Conditions can be nested or lists; `null` excludes a path. */
export function exportTargets(exports: unknown): string[] {
  if (typeof exports === "string") return [exports];
  if (typeof exports !== "object" || exports === null) return [];
  return Object.values(exports).flatMap(exportTargets);
}
