import ts from "typescript";
import { type Direction, type Place, type Walk, within } from "../walk/walk.ts";
import { withoutUndefined } from "./members.ts";

interface Parameter {
  readonly name: string;
  readonly type: ts.Type;
  readonly optional: boolean;
}

interface Parameters {
  readonly fixed: readonly Parameter[];
  /** The rest parameter. */
  readonly rest?: Parameter;
}

/** Compares parameters by position; their names do not matter. `direction` is that of the arguments. */
export function compareParameters(
  walk: Walk,
  before: ts.Signature,
  after: ts.Signature,
  direction: Direction,
  place: Place,
): void {
  const [from, to] = [parametersOf(walk.checker, before), parametersOf(walk.checker, after)];
  const count = Math.max(from.fixed.length, to.fixed.length);
  for (let index = 0; index < count; index += 1) {
    const [one, other] = [from.fixed[index] ?? from.rest, to.fixed[index] ?? to.rest];
    compareParameter(walk, one, other, direction, place, index);
  }
  if (from.rest !== undefined || to.rest !== undefined) {
    compareParameter(walk, from.rest, to.rest, direction, place, count);
  }
}

function compareParameter(
  walk: Walk,
  before: Parameter | undefined,
  after: Parameter | undefined,
  direction: Direction,
  place: Place,
  index: number,
): void {
  const send = direction === "send";
  const here = within(place, (before ?? after)?.name ?? String(index));
  if (before === undefined && after !== undefined) {
    if (!send) walk.report(here, "callback-argument-added", "It is a new argument", "Callbacks need not take it.");
    else if (after.optional)
      walk.report(here, "optional-parameter-added", "It is a new optional parameter", "Callers need not pass it.");
    else walk.report(here, "required-parameter-added", "It is a new required parameter", "Callers do not pass it yet.");
  } else if (before !== undefined && after === undefined) {
    if (send)
      walk.report(here, "parameter-removed", "The parameter was removed", "Code that passes it no longer compiles.");
    else walk.report(here, "callback-argument-removed", "The argument is no longer passed", "Callbacks may take it.");
  } else if (before !== undefined && after !== undefined) {
    const either = before.optional || after.optional;
    if (before.optional && !after.optional) {
      if (send)
        walk.report(
          here,
          "parameter-became-required",
          "The parameter is now required",
          "Code that leaves it out no longer compiles.",
        );
      else
        walk.report(
          here,
          "callback-argument-always-passed",
          "The argument is now always passed",
          "Callbacks may continue to check for it.",
        );
    } else if (!before.optional && after.optional) {
      if (send)
        walk.report(
          here,
          "parameter-became-optional",
          "The parameter may now be left out",
          "Callers may continue to pass it.",
        );
      else
        walk.report(
          here,
          "callback-argument-may-be-missing",
          "The argument may now be missing",
          "Callbacks expect it.",
        );
    }
    const typeOf = ({ type }: Parameter): ts.Type => (either ? withoutUndefined(walk.checker, type) : type);
    walk.compare(typeOf(before), typeOf(after), direction, here);
  }
}

function parametersOf(checker: ts.TypeChecker, signature: ts.Signature): Parameters {
  const fixed: Parameter[] = [];
  let rest: Parameter | undefined;
  for (const symbol of signature.parameters) {
    const { name } = symbol;
    const type = checker.getTypeOfSymbol(symbol);
    const declaration = symbol.valueDeclaration;
    const isParameter = declaration !== undefined && ts.isParameter(declaration);
    if (!isParameter || declaration.dotDotDotToken === undefined) {
      fixed.push({ name, type, optional: isParameter && declaration.questionToken !== undefined });
    } else if (checker.isTupleType(type)) {
      const { elementFlags, labeledElementDeclarations: labels } = (type as ts.TupleTypeReference).target;
      for (const [index, element] of checker.getTypeArguments(type as ts.TypeReference).entries()) {
        const flags = elementFlags[index] ?? ts.ElementFlags.Required;
        const label = labels?.[index]?.name.getText() ?? `${name}${index}`;
        const one = { name: label, type: element, optional: (flags & ts.ElementFlags.Required) === 0 };
        if ((flags & ts.ElementFlags.Variable) === 0) fixed.push(one);
        else rest = one;
      }
    } else {
      const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
      rest = { name, type: element ?? type, optional: true };
    }
  }
  return rest === undefined ? { fixed } : { fixed, rest };
}
