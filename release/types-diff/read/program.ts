// One program with both versions, so that the types of one can be compared with those of the other.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { AMBIENT } from "./ambient.ts";
import { findModule, type Side, sidePath, splitSidePath } from "./module-files.ts";
import type { PackageTypes } from "./package-types.ts";
import { rewriteDeclarations } from "./rewrite.ts";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["es2023", "esnext.disposable", "dom", "dom.iterable", "dom.asynciterable"].map((name) => `lib.${name}.d.ts`),
  types: [],
  strict: true,
  exactOptionalPropertyTypes: false,
  skipLibCheck: true,
  noEmit: true,
};
const AMBIENT_FILE = "/@types-diff/ambient.d.ts";
// The standard library takes longer to parse than any package, and is always the same.
const libraries = new Map<string, ts.SourceFile | undefined>();

export interface Sides {
  readonly checker: ts.TypeChecker;
  /** The file of an entry point. */
  entry(side: Side, subPath: string): ts.SourceFile | undefined;
}

export function loadSides(oldTypes: PackageTypes, newTypes: PackageTypes): Sides {
  const sides = { old: oldTypes, new: newTypes };
  const host = ts.createCompilerHost(OPTIONS);
  const readShared = host.getSourceFile.bind(host);
  const parse = (name: string, text: string) => ts.createSourceFile(name, text, ts.ScriptTarget.ES2023);
  host.getSourceFile = (name, languageVersion) => {
    if (name === AMBIENT_FILE) return parse(name, AMBIENT);
    const own = splitSidePath(name);
    if (own !== undefined) return parse(name, rewriteDeclarations(readFileSync(own.file, "utf8")));
    if (!libraries.has(name)) libraries.set(name, readShared(name, languageVersion));
    return libraries.get(name);
  };
  host.fileExists = (name) => name === AMBIENT_FILE || existsSync(splitSidePath(name)?.file ?? name);
  host.resolveModuleNameLiterals = (literals, containing) =>
    literals.map(({ text }) => {
      const own = splitSidePath(containing);
      const found =
        own === undefined
          ? ts.resolveModuleName(text, containing, OPTIONS, ts.sys).resolvedModule?.resolvedFileName
          : findModule(sides[own.side], own.side, own.file, text);
      return {
        resolvedModule: found === undefined ? undefined : { resolvedFileName: found, extension: ts.Extension.Dts },
      };
    });
  const fileOf = (side: Side, file: string): string => {
    const path = join(sides[side].folder, file);
    if (!existsSync(path)) throw new Error(`The ${side} package has no file ${path}. Is it built?`);
    return sidePath(side, path);
  };
  const roots = (["old", "new"] as const).flatMap((side) =>
    Object.values(sides[side].entries).map((file) => fileOf(side, file)),
  );
  const program = ts.createProgram({ rootNames: [AMBIENT_FILE, ...roots], options: OPTIONS, host });
  return {
    checker: program.getTypeChecker(),
    entry: (side, subPath) => {
      const file = sides[side].entries[subPath];
      return file === undefined ? undefined : program.getSourceFile(fileOf(side, file));
    },
  };
}
