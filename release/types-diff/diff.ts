// The second judge: whether code that compiled against the old declarations compiles against the new ones.

import type ts from "typescript";
import { compareTypes } from "./compare/types.ts";
import { exportsOf } from "./read/exports.ts";
import type { PackageTypes } from "./read/package-types.ts";
import { loadSides } from "./read/program.ts";
import { compareExportedType, compareValue, type ExportPair, pairExports } from "./surface/exports.ts";
import type { TypesChange } from "./types-changes.ts";
import { namesOf } from "./walk/type-facts.ts";
import { createWalk } from "./walk/walk.ts";

export type { PackageTypes } from "./read/package-types.ts";

/** The changes between two versions of a package's types that require another version; empty if there are none. */
export function diffTypes(oldTypes: PackageTypes, newTypes: PackageTypes): TypesChange[] {
  const { checker, entry } = loadSides(oldTypes, newTypes);
  const exported = new Map<string, Map<ts.Symbol, string>>();
  const nameOf = (type: ts.Type, file: string): string | undefined => {
    const names = exported.get(file);
    return namesOf(type)
      .map((symbol) => names?.get(symbol))
      .find((name) => name !== undefined);
  };
  const walk = createWalk(checker, compareTypes, nameOf);
  const moduleOf = (file: ts.SourceFile | undefined): ts.Symbol | undefined =>
    file === undefined ? undefined : checker.getSymbolAtLocation(file);

  const pairs: ExportPair[] = [];
  for (const [subPath, file] of Object.entries(oldTypes.entries)) {
    const [before, after] = [moduleOf(entry("old", subPath)), moduleOf(entry("new", subPath))];
    const place = { file, path: "", depth: 0, operationId: null, named: true };
    if (newTypes.entries[subPath] === undefined) {
      walk.report(
        place,
        "entry-point-removed",
        `The entry point "${subPath}" was removed`,
        "Imports from it fail.",
        subPath,
      );
      continue;
    }
    const names = [...exportsOf(checker, before)].filter(([, { isType }]) => isType);
    exported.set(file, new Map(names.map(([name, { symbol }]) => [symbol, name])));
    pairs.push(...pairExports(walk, before, after, file));
  }
  for (const [subPath, file] of Object.entries(newTypes.entries)) {
    const place = { file, path: "", depth: 0, operationId: null, named: true };
    if (oldTypes.entries[subPath] !== undefined) continue;
    walk.report(
      place,
      "entry-point-added",
      `The entry point "${subPath}" is new`,
      "Callers need not import from it.",
      subPath,
    );
  }
  // Values come first, because they show which types callers send and which they receive.
  for (const pair of pairs) compareValue(walk, pair);
  for (const pair of pairs) compareExportedType(walk, pair);
  return [...walk.changes];
}
