import ts from "typescript";
import { probeName } from "./ambient.ts";

/** The type to compare for a declaration. For a generic one: the probe that `rewriteDeclarations` added beside it. */
export function comparableType(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Type {
  return probeOf(checker, symbol) ?? checker.getDeclaredTypeOfSymbol(symbol);
}

/** The probe beside a generic declaration; undefined if the declaration is not generic. */
export function probeOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Type | undefined {
  for (const declaration of symbol.declarations ?? []) {
    if (!ts.isSourceFile(declaration.parent)) continue;
    const probe = declaration.parent.statements.find(
      (statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === probeName(symbol.name),
    );
    if (probe !== undefined && ts.isTypeAliasDeclaration(probe)) return checker.getTypeAtLocation(probe.name);
  }
  return undefined;
}
