import { parse } from "yaml";
import { apiPackages, manifestsOf, type PackageJson, type Problem, type Rule } from "../sources/tree.ts";

const RUNTIME = "@invitation-clients/runtime";
// The last one, in the overrides, removes a dependency.
const NO_VERSION: readonly unknown[] = ["workspace:*", "catalog:", "-"];
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** Every package.json names its licence and description; that of a published package also its files and its Node. */
export const completeManifests: Rule = (tree) =>
  manifestsOf(tree).flatMap(({ path, folder, json }): Problem[] => {
    // Projects outside the workspace, which only try the packages.
    if (json.private && folder !== "" && !folder.startsWith("packages/")) return [];
    const beside = (name: string): boolean => tree.has(folder === "" ? name : `${folder}/${name}`);
    const lacks = [
      !json.license && "a licence",
      !json.description && "a description",
      !beside("README.md") && "a README.md",
      !json.private && !json.files?.length && "files",
      !json.private && !json.engines?.node && "engines.node",
      !json.private && !beside("LICENSE") && "a LICENSE",
    ];
    return lacks.filter((what) => what !== false).map((what) => ({ path, message: `lacks ${what}` }));
  });

/** The runtime is an exact dependency of each API package: the pair that was proven is the pair that installs. */
export const exactRuntime: Rule = (tree) => {
  const apis = apiPackages(tree).map((name) => `packages/${name}`);
  return manifestsOf(tree).flatMap(({ path, folder, json }): Problem[] => {
    if (!apis.includes(folder)) return [];
    const exact = json.dependencies?.[RUNTIME] === "workspace:*" && json.peerDependencies?.[RUNTIME] === undefined;
    return exact ? [] : [{ path, message: `must depend on ${RUNTIME} by "workspace:*", as a normal dependency` }];
  });
};

/** Every version is exact, so that two installs are the same. A peer may be a range: it is the version that the caller has. */
export const pinnedVersions: Rule = (tree) => {
  const inManifests = manifestsOf(tree).flatMap(({ path, json }) => unpinned(path, versionsOf(json)));
  const workspace = parse(tree.get("pnpm-workspace.yaml") ?? "{}") as Record<string, object | undefined>;
  const lists = [workspace.catalog, workspace.overrides, ...Object.values(workspace.catalogs ?? {})];
  return [...inManifests, ...lists.flatMap((list) => unpinned("pnpm-workspace.yaml", Object.entries(list ?? {})))];
};

function versionsOf(json: PackageJson): [name: string, version: unknown][] {
  const lists = [json.dependencies, json.devDependencies, json.optionalDependencies, json.overrides];
  return lists.flatMap((list) => Object.entries(list ?? {}));
}

function unpinned(path: string, versions: readonly [name: string, version: unknown][]): Problem[] {
  return versions
    .filter(([, version]) => !NO_VERSION.includes(version) && !isPinned(version))
    .map(([name, version]) => ({ path, message: `${name} is not pinned: ${JSON.stringify(version)}` }));
}

// Tarballs of this repository have no version to pin; an alias (`npm:name@version`) has one after the `@`.
function isPinned(version: unknown): boolean {
  if (typeof version !== "string") return false;
  return version.startsWith("file:") || EXACT.test(version.replace(/^npm:.+@/, ""));
}
