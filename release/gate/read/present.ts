import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { parse } from "yaml";
import { entryPoints } from "../../../scripts/build/main.ts";
import { filesBelow } from "../../../scripts/lib/project/files-below.ts";
import { asPublished } from "../../../scripts/lib/project/published-packages.ts";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import {
  entriesOf,
  factsOf,
  isJudgedCode,
  type Manifest,
  type PackageTypes,
  type Snapshot,
  specName,
} from "./snapshot.ts";

/** A published package in its present state, as built. */
export interface Present {
  readonly name: string;
  readonly folder: string;
  readonly snapshot: Snapshot;
}

interface Catalogs {
  readonly catalog?: Readonly<Record<string, string>>;
  readonly catalogs?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Reads the published packages of a repository in their present state. */
export async function readPresent(root: string, folders: readonly string[]): Promise<Present[]> {
  const catalogs = (parse(await readFile(join(root, "pnpm-workspace.yaml"), "utf8")) ?? {}) as Catalogs;
  const manifests = new Map<string, { folder: string; manifest: Manifest }>();
  for (const folder of folders) {
    const manifest = asPublished(await readJson<Manifest>(join(folder, "package.json")));
    manifests.set(manifest.name, { folder, manifest });
  }
  const resolve = (dependencies: Readonly<Record<string, string>> = {}): Record<string, string> =>
    Object.fromEntries(
      Object.entries(dependencies).map(([name, version]) => {
        if (version.startsWith("workspace:")) return [name, manifests.get(name)?.manifest.version ?? version];
        const catalog = /^catalog:(.*)$/.exec(version)?.[1];
        if (catalog === undefined) return [name, version];
        const isDefault = catalog === "" || catalog === "default";
        return [name, (isDefault ? catalogs.catalog : catalogs.catalogs?.[catalog])?.[name] ?? version];
      }),
    );
  const typesOf = ({ folder, manifest }: { folder: string; manifest: Manifest }): PackageTypes => ({
    folder: join(folder, "dist"),
    entries: entriesOf(manifest.exports ?? {}),
  });
  return Promise.all(
    [...manifests.values()].map(async ({ folder, manifest }): Promise<Present> => {
      const dependencies = resolve(manifest.dependencies);
      const modules: Record<string, PackageTypes> = {};
      for (const name of Object.keys(dependencies)) {
        const found = manifests.get(name);
        if (found !== undefined) modules[name] = typesOf(found);
      }
      const facts = factsOf({ ...manifest, dependencies, peerDependencies: resolve(manifest.peerDependencies) });
      const specs = new Map(
        (await filesBelow(join(folder, "src/generated")))
          .filter((path) => path.endsWith("openapi.json"))
          .map((path) => [specName(path), join(folder, "src/generated", path)]),
      );
      const types = { ...typesOf({ folder, manifest }), modules };
      return {
        name: manifest.name,
        folder,
        snapshot: {
          version: manifest.version,
          facts,
          specs,
          types,
          code: await code(folder, { ...manifest.exports, ...manifest.bin }),
        },
      };
    }),
  );
}

/** The code that the exports and commands lead to. Files that an earlier build left in `dist` do not count. */
async function code(folder: string, named: Readonly<Record<string, unknown>>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const waiting = entryPoints(named).map((file) => file.slice("./dist/".length));
  const seen = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = await readFile(join(folder, "dist", path), "utf8").catch(() => {
      throw new Error(`${folder} is not built: run \`pnpm build\``);
    });
    for (const [, next = ""] of text.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)) {
      waiting.push(posix.join(posix.dirname(path), next));
    }
    if (isJudgedCode(path)) found.set(path, createHash("sha256").update(text).digest("hex"));
  }
  return found;
}
