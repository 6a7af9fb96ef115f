// Rewrites declarations so that two versions of them can be compared. TypeScript cannot instantiate a generic signature,
// and it treats classes with private members, and unique symbols, as different if they are declared in different places.
import ts from "typescript";
import { erased, opaque, probeName, unconstrained } from "./ambient.ts";

type Scope = ReadonlyMap<string, string>;

/**
 * A declaration file with generic signatures erased to their constraints, without private and protected members, with
 * brands as plain properties, and with an instance of each generic type.
 */
export function rewriteDeclarations(text: string): string {
  const file = ts.createSourceFile("rewritten.d.ts", text, ts.ScriptTarget.ESNext, true);
  const out = new Rewriter(file).render(file, new Map(), 0);
  return `${out}\n${probes(file)}`;
}

class Rewriter {
  readonly file: ts.SourceFile;
  constructor(file: ts.SourceFile) {
    this.file = file;
  }

  render(node: ts.Node, scope: Scope, depth: number): string {
    if (isHidden(node)) return "";
    if (ts.isComputedPropertyName(node) && ts.isIdentifier(node.expression) && this.isBrand(node.expression.text)) {
      return this.replace(node, JSON.stringify(`__brand ${node.expression.text}`));
    }
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
      const replacement = scope.get(node.typeName.text);
      if (replacement !== undefined) return this.replace(node, replacement);
    }
    if (ts.isConditionalTypeNode(node)) return this.conditional(node, scope, depth);
    if (ts.isMappedTypeNode(node)) return this.children(node, without(scope, [node.typeParameter.name.text]), depth);
    if (ts.isFunctionLike(node) && node.typeParameters !== undefined) {
      const inner = bind(node.typeParameters, scope, `f${depth}.`, (type, at) => this.render(type, at, depth).trim());
      return this.children(node, inner, depth + 1);
    }
    return this.children(node, scope, depth);
  }

  /** A conditional type handles union members one by one only if its subject is a type parameter: `infer` makes one. */
  conditional(node: ts.ConditionalTypeNode, scope: Scope, depth: number): string {
    const inner = without(scope, inferred(node.extendsType));
    const subject = node.checkType;
    const name = ts.isTypeReferenceNode(subject) && ts.isIdentifier(subject.typeName) ? subject.typeName.text : "";
    const replacement = scope.get(name);
    if (replacement === undefined) return this.children(node, inner, depth);
    const kept = this.children(node, without(inner, [name]), depth);
    return ` (${replacement} extends infer ${name} ? ${kept} : never)`;
  }

  children(node: ts.Node, scope: Scope, depth: number): string {
    const { text } = this.file;
    let out = "";
    let cursor = node.pos;
    ts.forEachChild(node, (child) => {
      out += text.slice(cursor, child.pos) + this.render(child, scope, depth);
      cursor = child.end;
    });
    return out + text.slice(cursor, node.end);
  }

  replace(node: ts.Node, by: string): string {
    return this.file.text.slice(node.pos, node.getStart(this.file)) + by;
  }

  isBrand(name: string): boolean {
    const declared = this.file.statements
      .filter(ts.isVariableStatement)
      .flatMap((statement) => [...statement.declarationList.declarations])
      .find((one) => ts.isIdentifier(one.name) && one.name.text === name);
    // A constant with a literal type is the name of a property that callers can see.
    return declared === undefined || /unique\s+symbol/.test(declared.type?.getText(this.file) ?? "");
  }
}

function isHidden(node: ts.Node): boolean {
  if (!ts.isClassElement(node) || ts.isConstructorDeclaration(node)) return false;
  if (node.name !== undefined && ts.isPrivateIdentifier(node.name)) return true;
  const flags = ts.getCombinedModifierFlags(node);
  return (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
}

function bind(
  parameters: readonly ts.TypeParameterDeclaration[],
  outer: Scope,
  prefix: string,
  render: (type: ts.TypeNode, scope: Scope) => string,
): Scope {
  const scope = new Map(outer);
  // A constraint may refer to any of them, itself included.
  for (const [index, { name }] of parameters.entries()) scope.set(name.text, opaque(prefix + index));
  for (const [index, { name, constraint }] of parameters.entries()) {
    const key = prefix + index;
    scope.set(
      name.text,
      constraint === undefined ? unconstrained(name.text, key) : erased(key, render(constraint, scope)),
    );
  }
  return scope;
}

function without(scope: Scope, names: readonly string[]): Scope {
  return names.some((name) => scope.has(name)) ? new Map([...scope].filter(([name]) => !names.includes(name))) : scope;
}

function inferred(node: ts.Node): string[] {
  const names = ts.isInferTypeNode(node) ? [node.typeParameter.name.text] : [];
  ts.forEachChild(node, (child) => void names.push(...inferred(child)));
  return names;
}

function probes(file: ts.SourceFile): string {
  const found = new Map<string, string>();
  for (const statement of file.statements) {
    const isType =
      ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isClassDeclaration(statement);
    if (!isType || statement.name === undefined || statement.typeParameters === undefined) continue;
    const rewriter = new Rewriter(file);
    const scope = bind(statement.typeParameters, new Map(), "t", (type, at) => rewriter.render(type, at, 0).trim());
    const args = statement.typeParameters.map(({ name }) => scope.get(name.text) ?? "unknown");
    const name = statement.name.text;
    found.set(name, `type ${probeName(name)} = ${name}<${args.join(", ")}>;`);
  }
  return [...found.values()].join("\n");
}
