import { type ImportGraph, importGraph } from "../../scripts/check/sources/import-graph.ts";
import { isTest, manifestsOf, type Tree } from "../../scripts/check/sources/tree.ts";

/** A part of the repository, and how many of its imports lead to each other part. */
export interface Part {
  readonly name: string;
  readonly what: string;
  readonly files: number;
  readonly imports: Readonly<Record<string, number>>;
}

/** The rings from the outermost to the innermost, and the published packages. */
export interface Rings {
  readonly rings: readonly Part[];
  readonly packages: readonly Part[];
}

/**
 * The rings as ARCHITECTURE.md lists and orders them, with the imports that the sources really have. Tests do not count.
 *
 * @throws Error if the document lacks a ring, or if an import leads outwards
 */
export function ringsOf(tree: Tree): Rings {
  const document = tree.get("ARCHITECTURE.md") ?? "";
  const section = document.split("\n## ").find((text) => text.startsWith("The rings\n")) ?? "";
  const described = new Map(
    [...section.matchAll(/^(\w+)\/ +(\S.*)$/gm)].map(([, name = "", what = ""]) => [name, what]),
  );
  const order: readonly string[] = /one way: (.+?)\. A ring/s.exec(section)?.[1]?.match(/\w+/g) ?? [];
  const names = [...order, ...[...described.keys()].filter((name) => !order.includes(name))];
  const graph = importGraph(tree);
  const rings = names.map((name) => {
    const what = described.get(name);
    if (what === undefined) throw new Error(`ARCHITECTURE.md does not say what the ring ${name} is`);
    const others = names.filter((one) => one !== name);
    return {
      name,
      what,
      ...countsOf(
        graph,
        `${name}/`,
        others.map((one) => [one, `${one}/`]),
      ),
    };
  });
  for (const [index, { name, imports }] of rings.entries()) {
    const outwards = names.slice(0, index).filter((one) => (imports[one] ?? 0) > 0);
    if (outwards.length > 0) throw new Error(`the ring ${name} imports ${outwards.join(", ")}, which is outside of it`);
  }
  return { rings, packages: packagesOf(tree, graph) };
}

function packagesOf(tree: Tree, graph: ImportGraph): Part[] {
  const found = manifestsOf(tree).filter(({ folder, json }) => /^packages\/[^/]+$/.test(folder) && !json.private);
  const names = found.map(({ folder }) => [folder.slice("packages/".length), `${folder}/`] as const);
  return found.map(({ folder, json }) => ({
    name: folder.slice("packages/".length),
    what: json.description ?? "",
    // Generators and tests are beside the sources, and are not shipped.
    ...countsOf(
      graph,
      `${folder}/src/`,
      names.filter(([name]) => folder !== `packages/${name}`),
    ),
  }));
}

/** How many sources a folder has, and how many imports lead from it to each other one. */
function countsOf(
  graph: ImportGraph,
  folder: string,
  others: readonly (readonly [name: string, folder: string])[],
): Pick<Part, "files" | "imports"> {
  const own = [...graph].filter(([path]) => path.startsWith(folder) && !isTest(path));
  const targets = own.flatMap(([, all]) => all);
  const counts = others.map(
    ([name, other]) => [name, targets.filter((path) => path.startsWith(other)).length] as const,
  );
  return { files: own.length, imports: Object.fromEntries(counts.filter(([, count]) => count > 0)) };
}

/** The packages in rows: each is above all that it imports, as low as it can be. The lowest row is the last. */
export function rowsOf(packages: readonly Part[]): Part[][] {
  const heights = new Map<string, number>();
  const heightOf = (part: Part): number => {
    const below = packages.filter(({ name }) => part.imports[name] !== undefined);
    const height = heights.get(part.name) ?? Math.max(-1, ...below.map(heightOf)) + 1;
    heights.set(part.name, height);
    return height;
  };
  const rows: Part[][] = [];
  for (const part of packages) {
    const height = heightOf(part);
    rows[height] = [...(rows[height] ?? []), part];
  }
  return rows.reverse();
}
