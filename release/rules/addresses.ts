import { isDeepStrictEqual } from "node:util";

/** The fields of a `package.json` that say where its package lives. */
const ADDRESS_FIELDS = ["homepage", "bugs", "repository"] as const;

/** A `package.json`. */
export type Manifest = Readonly<Record<string, unknown>>;

/** A published package: its folder, such as `packages/runtime`, and its `package.json`. */
export interface PackageManifest {
  readonly folder: string;
  readonly json: Manifest;
}

/**
 * The address fields of a package, from the root's `package.json`: none while that names no `repository`. Its `homepage` and
 * `bugs` replace those of the repository.
 *
 * @throws Error for a `repository` that is not a web address
 */
export function addressOf(root: Manifest, folder: string): Manifest {
  const { repository, homepage, bugs } = root;
  if (repository === undefined) {
    const alone = ["homepage", "bugs"].filter((field) => root[field] !== undefined);
    if (alone.length > 0) throw new Error(`package.json: ${alone.join(" and ")} without repository`);
    return {};
  }
  if (
    typeof repository !== "string" ||
    !/^https:\/\/[^/\s]+\/[^\s]*[^/\s]$/.test(repository) ||
    /\.git$/.test(repository)
  ) {
    throw new Error("package.json: repository must be the web address, such as https://github.com/owner/name");
  }
  return {
    homepage: homepage ?? `${repository}/tree/main/${folder}#readme`,
    bugs: bugs ?? `${repository}/issues`,
    repository: { type: "git", url: `git+${repository}.git`, directory: folder },
  };
}

/** The packages whose address is not that of the root, a line each. */
export function addressProblems(root: Manifest, packages: readonly PackageManifest[]): string[] {
  return packages.flatMap(({ folder, json }) => {
    const expected = addressOf(root, folder);
    const wrong = ADDRESS_FIELDS.filter((field) => !isDeepStrictEqual(json[field], expected[field]));
    return wrong.length === 0 ? [] : [`${folder}/package.json: ${wrong.join(", ")}: run pnpm release:addresses`];
  });
}

/** The `package.json` of a package with the address of the root, after its licence. */
export function withAddress(root: Manifest, { folder, json }: PackageManifest): Manifest {
  const own = Object.entries(json).filter(([field]) => !(ADDRESS_FIELDS as readonly string[]).includes(field));
  const position = own.findIndex(([field]) => field === "license") + 1;
  return Object.fromEntries([
    ...own.slice(0, position),
    ...Object.entries(addressOf(root, folder)),
    ...own.slice(position),
  ]);
}
