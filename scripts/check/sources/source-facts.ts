import ts from "typescript";

/** The facts about one source file that the rules need. */
export interface SourceFacts {
  /** Everything it imports: types, `import()` and `require()` included. */
  readonly imports: readonly string[];
  readonly hasDefaultExport: boolean;
  readonly hasEnum: boolean;
  readonly hasNamespace: boolean;
  /** The classes that it declares. */
  readonly classes: readonly string[];
  /** The right-hand side of each `instanceof`. */
  readonly instanceOf: readonly string[];
  /** Whether every statement is an `export { … } from "…"` with explicit names. */
  readonly isExportList: boolean;
}

const known = new Map<string, { readonly text: string; readonly facts: SourceFacts }>();

/** Reads a source file by the compiler's own parser, so that strings and comments do not count. Parses each text once. */
export function factsOf(path: string, text: string): SourceFacts {
  const before = known.get(path);
  if (before?.text === text) return before.facts;
  const facts = parsed(path, text);
  known.set(path, { text, facts });
  return facts;
}

function parsed(path: string, text: string): SourceFacts {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const imports: string[] = [];
  const classes: string[] = [];
  const instanceOf: string[] = [];
  let hasDefaultExport = false;
  let hasEnum = false;
  let hasNamespace = false;
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) imports.push(specifier);
    if (ts.isEnumDeclaration(node)) hasEnum = true;
    if (ts.isModuleDeclaration(node) && node.flags & ts.NodeFlags.Namespace) hasNamespace = true;
    if (isDefaultExport(node)) hasDefaultExport = true;
    if (ts.isClassDeclaration(node) && node.name) classes.push(node.name.text);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) {
      instanceOf.push(node.right.getText(file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const isExportList = file.statements.every(isNamedReExport);
  return { imports, hasDefaultExport, hasEnum, hasNamespace, classes, instanceOf, isExportList };
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : undefined;
  if (ts.isExternalModuleReference(node)) return textOf(node.expression);
  return ts.isCallExpression(node) && isLoader(node.expression) ? textOf(node.arguments[0]) : undefined;
}

function isLoader(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === "default";
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  );
}

function isNamedReExport(node: ts.Statement): boolean {
  return (
    ts.isExportDeclaration(node) &&
    node.moduleSpecifier !== undefined &&
    node.exportClause !== undefined &&
    ts.isNamedExports(node.exportClause)
  );
}
