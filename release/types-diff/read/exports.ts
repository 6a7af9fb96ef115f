import ts from "typescript";

/** One exported name. */
export interface Exported {
  /** Its declaration, wherever that is. */
  readonly symbol: ts.Symbol;
  /** Whether it can be used at run time. */
  readonly isValue: boolean;
  readonly isType: boolean;
  /** Whether it contains other exports, as `export * as errors` does. */
  readonly isNamespace: boolean;
  readonly isUnresolved: boolean;
}

/** The exports of a module or a namespace, by name. */
export function exportsOf(checker: ts.TypeChecker, module: ts.Symbol | undefined): Map<string, Exported> {
  const found = new Map<string, Exported>();
  if (module === undefined) return found;
  // `export type` exports a declared value as a type only; only the type of the module shows that.
  const values = new Set(checker.getPropertiesOfType(checker.getTypeOfSymbol(module)).map(({ name }) => name));
  for (const one of checker.getExportsOfModule(module)) {
    if (one.name.startsWith("_")) continue;
    const symbol = (one.flags & ts.SymbolFlags.Alias) === 0 ? one : checker.getAliasedSymbol(one);
    found.set(one.name, {
      symbol,
      isValue: values.has(one.name),
      isType: (symbol.flags & ts.SymbolFlags.Type) !== 0,
      isNamespace: (symbol.flags & (ts.SymbolFlags.ValueModule | ts.SymbolFlags.NamespaceModule)) !== 0,
      isUnresolved: checker.isUnknownSymbol(symbol),
    });
  }
  return found;
}
