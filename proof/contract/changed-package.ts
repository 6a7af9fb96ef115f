import { cp, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import ts from "typescript";
import { documentSources } from "../../scripts/generate/document-sources.ts";
import { filesBelow } from "../../scripts/lib/project/files-below.ts";
import type { SpecDocument } from "../../scripts/lib/project/spec-document.ts";
import { packageDir, root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { copySources } from "./copy-sources.ts";

/** A copy of a package's sources in `.cache/`, to be generated again from changed specs. */
export interface ChangedPackage {
  /**
   * Generates the files of one changed spec. Those of other specs are as in the package.
   *
   * @param folder below `src/generated`, empty for an API with one spec
   */
  regenerate(folder: string, change: (document: SpecDocument) => void): Promise<void>;
  /** The files that do not compile, by path within `src`. */
  brokenFiles(): string[];
  remove(): Promise<void>;
}

export async function copyPackage(api: string): Promise<ChangedPackage> {
  const source = join(packageDir(api), "src");
  const copy = join(root, ".cache/changed-spec", `${api}-${process.pid}`);
  await copySources(api, copy);
  const files = (await filesBelow(copy)).filter((path) => path.endsWith(".ts"));
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, noEmit: true }, root);
  let program: ts.Program | undefined;
  return {
    async regenerate(folder, change) {
      const document = await readJson<SpecDocument>(join(source, "generated", folder, "openapi.json"));
      change(document);
      await cp(join(source, "generated"), join(copy, "generated"), { recursive: true });
      for (const [name, text] of await documentSources(document)) {
        await writeFile(join(copy, "generated", folder, name), text);
      }
    },
    brokenFiles() {
      const paths = files.map((path) => join(copy, path));
      // Libraries and unchanged files are reused from the previous program.
      program = ts.createProgram(paths, options, ts.createCompilerHost(options), program);
      return [...new Set(ts.getPreEmitDiagnostics(program).map(({ file }) => relative(copy, file?.fileName ?? "")))];
    },
    remove: () => rm(copy, { recursive: true }),
  };
}
