import { posix } from "node:path";

/** The files of a tarball, by their path in the package. */
export type Files = ReadonlyMap<string, string>;

const ALLOWED = [
  /^package\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^dist\/.+\.(js|d\.ts)$/,
  /^src\/generated\/([\w.-]+\/)?openapi\.json$/,
];
const TEST = /\.test\.|\.test-d\.|test-support|__tests__/;

interface Manifest {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** What is wrong with a tarball; empty if nothing is. `isApi` for a package that carries its spec. */
export function tarballProblems(files: Files, isApi: boolean): string[] {
  const problems: string[] = [];
  for (const name of ["package.json", "README.md", "LICENSE", "dist/index.js", "dist/index.d.ts"]) {
    if (!files.has(name)) problems.push(`lacks ${name}`);
  }
  if (isApi && ![...files.keys()].some((name) => name.endsWith("/openapi.json"))) problems.push("lacks openapi.json");
  for (const [name, text] of files) {
    if (TEST.test(name) || !ALLOWED.some((allowed) => allowed.test(name))) problems.push(`must not hold ${name}`);
    if (text.includes("PRIVATE KEY")) problems.push(`${name} holds a private key`);
    const map = /\/\/# sourceMappingURL=(\S+)/.exec(text)?.[1];
    if (map && !files.has(posix.join(posix.dirname(name), map))) problems.push(`${name} names a map that is missing`);
  }
  return [...problems, ...manifestProblems(files)];
}

function manifestProblems(files: Files): string[] {
  const text = files.get("package.json") ?? "{}";
  const problems = [...text.matchAll(/"(workspace|catalog):[^"]*"/g)].map(([what]) => `package.json says ${what}`);
  const { exports = {} } = JSON.parse(text) as Manifest;
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  for (const target of targets) {
    if (!files.has(posix.normalize(target))) problems.push(`exports ${target}, which is missing`);
  }
  return problems;
}
