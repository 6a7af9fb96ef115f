import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { operationsSource } from "../../scripts/generate/operations.ts";
import { schemaSource } from "../../scripts/generate/schema-types.ts";
import { filesBelow } from "../../scripts/lib/project/files-below.ts";
import type { SpecDocument } from "../../scripts/lib/project/spec-document.ts";
import { packageDir, root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";

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
  await rm(copy, { recursive: true, force: true });
  await mkdir(dirname(copy), { recursive: true });
  await cp(source, copy, { recursive: true, filter: (path) => !/\.test(-d)?\.ts$|test-support/.test(path) });
  const files = (await filesBelow(copy)).filter((path) => path.endsWith(".ts"));
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, noEmit: true }, root);
  let program: ts.Program | undefined;
  return {
    async regenerate(folder, change) {
      const document = await readJson<SpecDocument>(join(source, "generated", folder, "openapi.json"));
      change(document);
      await cp(join(source, "generated"), join(copy, "generated"), { recursive: true });
      await writeFile(join(copy, "generated", folder, "schema.ts"), await schemaSource(document));
      await writeFile(join(copy, "generated", folder, "operations.ts"), operationsSource(document));
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
