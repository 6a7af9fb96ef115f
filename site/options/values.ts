import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { root } from "../../scripts/lib/project/workspace.ts";

/** The values of a type that is a choice of texts or numbers, as code writes them; none for any other type. */
export function valuesOf(path: string, type: ts.TypeNode | undefined): string[] {
  const values = (type ? membersOf(path, type) : []).map(literalsOf);
  const isChoice = values.every(({ length }) => length > 0) && values.some(([first = ""]) => /^["\d]/.test(first));
  return isChoice ? values.flat() : [];
}

/** The types of which a type may be one, apart from `undefined`. Names stand for what they are declared as. */
function membersOf(path: string, type: ts.TypeNode): ts.TypeNode[] {
  if (type.kind === ts.SyntaxKind.UndefinedKeyword) return [];
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((one) => membersOf(path, one));
  if (!ts.isTypeReferenceNode(type) || type.typeArguments) return [type];
  const found = declarationOf(path, type.getSourceFile(), type.typeName.getText(), type);
  return found ? membersOf(found.path, found.type) : [type];
}

interface Declaration {
  readonly path: string;
  readonly type: ts.TypeNode;
}

/** What a name is declared as: in the interface around it, in its file, or in a file that it is imported from. */
function declarationOf(path: string, file: ts.SourceFile, name: string, user?: ts.Node): Declaration | undefined {
  const around = user && ts.findAncestor(user, ts.isInterfaceDeclaration);
  const limit = around?.typeParameters?.find((one) => one.name.text === name)?.constraint;
  const alias = file.statements.filter(ts.isTypeAliasDeclaration).find((one) => one.name.text === name)?.type;
  const type = limit ?? alias;
  if (type) return { path, type };
  for (const statement of file.statements.filter(ts.isImportDeclaration)) {
    const names = statement.importClause?.namedBindings;
    const from = ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : "";
    if (!from.startsWith(".") || !names || !ts.isNamedImports(names)) continue;
    if (!names.elements.some((one) => one.name.text === name)) continue;
    const target = posix.join(posix.dirname(path), from.replace(/\.js$/, ".ts"));
    const source = readFileSync(join(root, target), "utf8");
    return declarationOf(target, ts.createSourceFile(target, source, ts.ScriptTarget.Latest, true), name);
  }
  return undefined;
}

/** The literals of a type, as code writes them; none for a type with other values. */
function literalsOf(type: ts.TypeNode): string[] {
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return ["true", "false"];
  return ts.isLiteralTypeNode(type) ? [type.getText()] : [];
}
