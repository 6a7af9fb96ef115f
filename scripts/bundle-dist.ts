// `node scripts/bundle-dist.ts <package>`: puts what tsc wrote into one file per entry point, for most of the time that an
// import takes goes into the number of files. Entry points share what they have in common, so that each class is there once.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
// esbuild: the bundler that knows entry points with shared parts; readable output, no helpers.
import { build } from "esbuild";
import { packageDir } from "./lib/workspace.ts";

/** The JavaScript files of `dist` that a package's `exports` name. */
export function entryPoints(exports: Readonly<Record<string, unknown>>): string[] {
  return Object.values(exports).flatMap((entry) => {
    const file = typeof entry === "object" && entry !== null ? (entry as { default?: unknown }).default : entry;
    return typeof file === "string" && /^\.\/dist\/.*\.js$/.test(file) ? [file] : [];
  });
}

async function bundleDist(name: string): Promise<void> {
  const folder = packageDir(name);
  const dist = join(folder, "dist");
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    exports: Record<string, unknown>;
  };
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: entryPoints(manifest.exports),
    outdir: "dist",
    outbase: "dist",
    bundle: true,
    splitting: true,
    chunkNames: "shared-[hash]",
    packages: "external",
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  for (const path of await readdir(dist, { recursive: true })) {
    if (path.endsWith(".js")) await rm(join(dist, path));
  }
  for (const { path, text } of outputFiles) await writeFile(path, text);
  console.log(`${name}: ${outputFiles.map(({ path }) => relative(dist, path)).join(", ")}`);
}

if (import.meta.main) {
  const name = process.argv[2];
  if (!name) throw new Error("usage: node scripts/bundle-dist.ts <package>, such as runtime");
  await bundleDist(name);
}
