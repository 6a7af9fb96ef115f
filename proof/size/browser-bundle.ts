import { gzipSync } from "node:zlib";
import { type BuildResult, build, type OutputFile, type Plugin } from "esbuild";
import { root } from "../../scripts/lib/project/workspace.ts";

/** Bundles and minifies the source text of a module for a browser, with code splitting. */
export function browserBundle(
  contents: string,
  resolveDir: string,
  plugins: Plugin[] = [],
): Promise<BuildResult<{ metafile: true; write: false }>> {
  return build({
    stdin: { contents, resolveDir, sourcefile: "entry.js" },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    treeShaking: true,
    legalComments: "none",
    metafile: true,
    write: false,
    outdir: "out",
    absWorkingDir: root,
    plugins,
    logLevel: "silent",
  });
}

/** Total bytes of files after gzip -9, each compressed separately. */
export function gzippedSize(files: readonly OutputFile[]): number {
  return files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).byteLength, 0);
}
