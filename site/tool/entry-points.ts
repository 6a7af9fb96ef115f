import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { asPublished, publicPackages } from "../../scripts/lib/project/published-packages.ts";

/** What a caller imports of a package: its main entry or a sub-path. */
export interface EntryPoint {
  /** Such as `@invitation-clients/testing/http`. */
  readonly name: string;
  /** Its declarations, from the folder `packages/`: such as `testing/dist/node/http.d.ts`. */
  readonly types: string;
  /** Where its page is, such as `typescript/invitation-clients/testing/http`. */
  readonly slug: string;
}

type Exports = Readonly<Record<string, string | { readonly types?: string }>>;

/** The entry points of a package that have types, from the `exports` of its `package.json`. */
export async function entriesOf(folder: string): Promise<EntryPoint[]> {
  const json = asPublished(JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Manifest);
  return Object.entries(json.exports ?? {}).flatMap(([path, target]) => {
    const types = typeof target === "string" ? undefined : target.types;
    if (types === undefined && /\.json$/.test(path)) return [];
    if (types === undefined) throw new Error(`${json.name}: its export ${path} names no types`);
    const name = join(json.name, path);
    return [{ name, types: join(basename(folder), types), slug: `typescript/${name.replace("@", "")}` }];
  });
}

interface Manifest {
  readonly name: string;
  readonly exports?: Exports;
}

/** The entry points of all published packages. A package that only has a command has none. */
export async function entryPoints(): Promise<EntryPoint[]> {
  const packages = await publicPackages();
  return (await Promise.all(packages.map(({ folder }) => entriesOf(folder)))).flat();
}
