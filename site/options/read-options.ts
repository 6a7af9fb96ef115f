import ts from "typescript";
import { oneLine } from "../src/plain-text.ts";
import { valuesOf } from "./values.ts";

/** An option, as its docstring describes it. */
export interface Option {
  readonly name: string;
  readonly unit: string;
  readonly fallback: string;
  readonly meaning: string;
  /** The values of a choice, as code writes them, unless the meaning names them. */
  readonly values: readonly string[];
}

/** What numbers of options count or measure. A docstring of a numeric option names one of them, and the first counts. */
const UNITS: readonly string[] = [
  "milliseconds",
  "seconds",
  "hours",
  "bytes",
  "requests",
  "attempts",
  "repeats",
  "connections",
  "users",
  "pages",
  "rows",
  "TCP port",
];
const UNIT = new RegExp(`\\b(${UNITS.join("|")})\\b`, "i");

/**
 * The options that interfaces declare, each with its docstring. The fields of an option that is an object are rows of their own.
 *
 * @throws Error for an interface that the file does not have, for an option without a docstring, and for a number without a unit
 */
export function optionsIn(path: string, source: string, interfaces: readonly string[]): Option[] {
  return interfaces.flatMap((name) => optionsOf(path, interfaceIn(path, source, name).members, ""));
}

/** The options that an interface leaves out of those that it extends: the names in `extends Omit<…, "name">`. */
export function leftOut(path: string, source: string, name: string): string[] {
  const clauses = interfaceIn(path, source, name).heritageClauses ?? [];
  const bases = clauses.flatMap(({ types }) => types).filter(({ expression }) => expression.getText() === "Omit");
  const names = bases.flatMap(({ typeArguments }) => typesOf(typeArguments?.[1]));
  return names.flatMap((type) =>
    ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [],
  );
}

function interfaceIn(path: string, source: string, name: string): ts.InterfaceDeclaration {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found = file.statements.filter(ts.isInterfaceDeclaration).find((one) => one.name.text === name);
  if (!found) throw new Error(`${path} has no interface ${name}`);
  return found;
}

function optionsOf(path: string, members: ts.NodeArray<ts.TypeElement>, prefix: string): Option[] {
  return members.flatMap((member) => {
    const isProperty = ts.isPropertySignature(member);
    // An option that is ruled out in one of several forms has no docstring there.
    if (isProperty && member.type?.kind === ts.SyntaxKind.UndefinedKeyword) return [];
    if (!isProperty && !ts.isMethodSignature(member)) return [];
    const option = optionOf(path, member, prefix);
    const fields = typesOf(member.type).find(ts.isTypeLiteralNode);
    const isOptional = member.questionToken !== undefined;
    const own = fields && isProperty ? optionsOf(path, fields.members, `${prefix}${member.name.getText()}.`) : [];
    return [option, ...own.map((one) => (isOptional ? ifGiven(one) : one))];
  });
}

/** An option that is required only where the caller chose what it belongs to. */
export function ifGiven(option: Option): Option {
  return option.fallback === "required" ? { ...option, fallback: "needed with this choice" } : option;
}

function optionOf(path: string, member: ts.PropertySignature | ts.MethodSignature, prefix: string): Option {
  const name = `${prefix}${member.name.getText()}`;
  const doc = ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc);
  const meaning = oneLine(ts.getTextOfJSDocComment(doc?.comment) ?? "");
  if (meaning === "") throw new Error(`${path}: ${name} has no docstring`);
  const tag = ts.getJSDocTags(member).find((one) => one.tagName.text === "default");
  const fallback = member.questionToken ? oneLine(ts.getTextOfJSDocComment(tag?.comment) ?? "") || "none" : "required";
  const types = ts.isPropertySignature(member) ? typesOf(member.type) : [];
  const isNumber = types.some(({ kind }) => kind === ts.SyntaxKind.NumberKeyword);
  const isOneOfNumbers = types.some((type) => ts.isLiteralTypeNode(type) && ts.isNumericLiteral(type.literal));
  const unit = isNumber || isOneOfNumbers ? (UNIT.exec(meaning)?.[1] ?? "") : "";
  if (isNumber && unit === "") {
    throw new Error(`${path}: the docstring of ${name} names no unit; it may be one of ${UNITS.join(", ")}`);
  }
  const values = ts.isPropertySignature(member) ? valuesOf(path, member.type) : [];
  const isTold = values.every((value) => new RegExp(`\\b${value.replaceAll('"', "")}\\b`).test(meaning));
  return {
    name,
    unit: unit.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()),
    fallback,
    meaning,
    values: isTold ? [] : values,
  };
}

/** The types of which a member may be one. */
function typesOf(type: ts.TypeNode | undefined): readonly ts.TypeNode[] {
  if (type === undefined) return [];
  return ts.isUnionTypeNode(type) ? type.types : [type];
}
