// Generated tables: `paths`, whose keys are path templates, and the operations in it.

import ts from "typescript";
import { METHODS } from "../../../scripts/lib/project/spec-document.ts";
import { compareProperty, isOptionalProperty, propertiesOf, withoutUndefined } from "../compare/members.ts";
import { isNever } from "../walk/type-facts.ts";
import { type Place, type Walk, within } from "../walk/walk.ts";

const STATUS = /^(?:\d{3}|[1-5]XX|default)$/;

/** Whether every key of a type is a path template. */
export function isPathTable(checker: ts.TypeChecker, type: ts.Type): boolean {
  if ((type.flags & ts.TypeFlags.Object) === 0) return false;
  const names = checker.getPropertiesOfType(type).map(({ name }) => name);
  return names.length > 0 && names.every((name) => name.startsWith("/"));
}

/** Whether a type describes an operation: its parameters, and its responses by status. */
export function isOperation(checker: ts.TypeChecker, type: ts.Type): boolean {
  if ((type.flags & ts.TypeFlags.Object) === 0) return false;
  const [parameters, responses] = [type.getProperty("parameters"), type.getProperty("responses")];
  if (parameters === undefined || responses === undefined) return false;
  const statuses = checker.getPropertiesOfType(checker.getTypeOfSymbol(responses)).map(({ name }) => name);
  return statuses.length > 0 && statuses.every((name) => STATUS.test(name));
}

/** Compares two tables path by path and method by method. */
export function comparePaths(walk: Walk, before: ts.Type, after: ts.Type, place: Place): void {
  const { checker } = walk;
  const [from, to] = [propertiesOf(checker, before), propertiesOf(checker, after)];
  for (const [path, symbol] of from) {
    const partner = to.get(path);
    const here = within(place, path);
    if (partner === undefined) {
      walk.report(here, "path-removed", "The path was removed", "Code that requests it no longer compiles.");
      continue;
    }
    const [item, other] = [checker.getTypeOfSymbol(symbol), checker.getTypeOfSymbol(partner)];
    for (const method of METHODS) compareMethod(walk, path, method, [item, other], here);
  }
  for (const path of to.keys()) {
    if (!from.has(path))
      walk.report(within(place, path), "path-added", "The path is new", "Callers need not request it.");
  }
}

function compareMethod(walk: Walk, path: string, method: string, items: readonly ts.Type[], place: Place): void {
  const [one, other] = items.map((item) => present(walk, item.getProperty(method)));
  if (one === undefined && other === undefined) return;
  const symbol = (one ?? other)?.symbol;
  const here = within(place, method, operationIdOf(symbol) ?? `${method.toUpperCase()} ${path}`);
  if (other === undefined)
    walk.report(here, "method-removed", "The method was removed", "Code that uses it no longer compiles.");
  else if (one === undefined) walk.report(here, "method-added", "The method is new", "Callers need not use it.");
  else walk.compare(one.type, other.type, "receive", here);
}

/** Compares two operations, except the headers of responses: callers of the clients never see their types. */
export function compareOperation(walk: Walk, before: ts.Type, after: ts.Type, place: Place): void {
  const { checker } = walk;
  const operation = within(place, "", place.operationId ?? lastStep(place));
  const here = { ...place, operationId: operation.operationId };
  const [parameters, others] = [before.getProperty("parameters"), after.getProperty("parameters")];
  if (parameters !== undefined && others !== undefined) {
    compareProperty(walk, parameters, others, "send", within(here, "parameters"));
  }
  compareBody(walk, before.getProperty("requestBody"), after.getProperty("requestBody"), within(here, "requestBody"));
  const [from, to] = [before, after].map((type) => {
    const responses = type.getProperty("responses");
    return responses === undefined ? new Map() : propertiesOf(checker, checker.getTypeOfSymbol(responses));
  }) as [Map<string, ts.Symbol>, Map<string, ts.Symbol>];
  const responses = within(here, "responses");
  for (const [status, symbol] of from) {
    const partner = to.get(status);
    const there = within(responses, status);
    if (partner !== undefined) compareContent(walk, symbol, partner, "receive", there);
    else if (isSuccess(status))
      walk.report(
        there,
        "success-response-removed",
        "The success response was removed",
        "Callers may rely on its body.",
      );
    else
      walk.report(
        there,
        "error-response-removed",
        "The error response was removed",
        "Callers handle a response that no longer comes.",
      );
  }
  for (const status of to.keys()) {
    if (from.has(status)) continue;
    const there = within(responses, status);
    if (isSuccess(status))
      walk.report(there, "success-response-added", "The success response is new", "Callers do not expect its body.");
    else
      walk.report(
        there,
        "error-response-added",
        "The error response is new",
        "Callers had to expect errors of any status.",
      );
  }
}

const isSuccess = (status: string): boolean => status.startsWith("2");

function compareBody(walk: Walk, before: ts.Symbol | undefined, after: ts.Symbol | undefined, place: Place): void {
  const [one, other] = [present(walk, before), present(walk, after)];
  if (one === undefined && other === undefined) return;
  if (other === undefined)
    walk.report(place, "body-removed", "A body is no longer taken", "Code that sends one no longer compiles.");
  else if (one === undefined) {
    if (isOptionalProperty(other.symbol))
      walk.report(place, "optional-body-added", "A body is now taken", "Callers need not send one.");
    else walk.report(place, "required-body-added", "A body is now required", "Callers send none yet.");
  } else {
    const [wasOptional, isOptional] = [isOptionalProperty(one.symbol), isOptionalProperty(other.symbol)];
    if (wasOptional && !isOptional)
      walk.report(place, "body-became-required", "It is now required", "Code that leaves it out no longer compiles.");
    if (!wasOptional && isOptional)
      walk.report(place, "body-became-optional", "It may now be left out", "Callers may continue to send it.");
    compareContent(walk, one.symbol, other.symbol, "send", place);
  }
}

/** Compares media types. They are alternatives: an additional one breaks nobody, sent or received. */
function compareContent(
  walk: Walk,
  before: ts.Symbol,
  after: ts.Symbol,
  direction: "send" | "receive",
  place: Place,
): void {
  const { checker } = walk;
  const [from, to] = [before, after].map((symbol) => {
    const type = withoutUndefined(checker, checker.getTypeOfSymbol(symbol));
    const content = present(walk, type.getProperty("content"));
    return content === undefined ? new Map() : propertiesOf(checker, content.type);
  }) as [Map<string, ts.Symbol>, Map<string, ts.Symbol>];
  for (const [media, symbol] of from) {
    const partner = to.get(media);
    const here = within(place, media);
    if (partner !== undefined) compareProperty(walk, symbol, partner, direction, here);
    else walk.report(here, "media-type-removed", "The media type was removed", "Callers may rely on it.");
  }
  for (const media of to.keys()) {
    if (!from.has(media))
      walk.report(within(place, media), "media-type-added", "The media type is new", "Callers need not use it.");
  }
}

/** A property, unless it is ruled out as in `put?: never`. */
function present(
  walk: Walk,
  symbol: ts.Symbol | undefined,
): { readonly symbol: ts.Symbol; readonly type: ts.Type } | undefined {
  if (symbol === undefined) return undefined;
  const type = withoutUndefined(walk.checker, walk.checker.getTypeOfSymbol(symbol));
  return isNever(type) ? undefined : { symbol, type };
}

/** The id in `get: operations["listAccountInvitations"]`. */
function operationIdOf(symbol: ts.Symbol | undefined): string | undefined {
  const [declaration] = symbol?.declarations ?? [];
  if (declaration === undefined || !ts.isPropertySignature(declaration)) return undefined;
  const { type } = declaration;
  if (type === undefined || !ts.isIndexedAccessTypeNode(type) || !ts.isLiteralTypeNode(type.indexType))
    return undefined;
  return ts.isStringLiteral(type.indexType.literal) ? type.indexType.literal.text : undefined;
}

/** In a table of operations, the key is the id. */
const lastStep = (place: Place): string | null => /(?:^|\.)([\w$]+)$/.exec(place.path)?.[1] ?? null;
