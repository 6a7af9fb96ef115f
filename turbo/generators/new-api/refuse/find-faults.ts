import { escaped } from "../../../../packages/openapi-semver/src/document/references.ts";
import { resolveRef } from "../../../../scripts/lib/project/spec-document.ts";
import type { Editable } from "../editable.ts";
import { signingOf, unmetSecurity } from "../read/security.ts";
import { otherServer } from "../read/servers.ts";
import { operationName, type Part, type PartFault } from "./fault.ts";
import { bodyRules, type GivenOperation, operationRules } from "./operation-rules.ts";
import { type GivenParameter, parameterRules, plainStyle } from "./parameter-rules.ts";
import { kindsOf } from "./schema-kinds.ts";

/** An operation of a document that is being changed. */
export interface PlacedOperation {
  readonly path: string;
  readonly method: string;
  readonly item: Editable;
  readonly operation: Editable;
}

/** Everything that the operations of a document ask for, and that a client would not do as the document says. */
export function findFaults(document: Editable, operations: readonly PlacedOperation[]): PartFault[] {
  const { token } = signingOf(document);
  return operations.flatMap((placed) => [
    ...operationFaults(document, placed),
    ...parameterFaults(document, placed, token),
    ...bodyFaults(document, placed),
  ]);
}

function operationFaults(document: Editable, placed: PlacedOperation): PartFault[] {
  const { path, method, item, operation } = placed;
  const responses = Object.entries((operation.responses ?? {}) as Record<string, Editable>);
  const named = responses.filter(([status]) => /^2(\d\d|XX)$/i.test(status));
  // The only success that is documented, if no other is.
  const fallback = named.length > 0 ? [] : responses.filter(([status]) => status === "default");
  const facts: GivenOperation = {
    method,
    path,
    otherServer: otherServer(document, [operation, item]),
    unmetSecurity: unmetSecurity(document, operation),
    successes: [...named, ...fallback].map(([status, given]) => [status, mediaTypes(document, given)]),
    onlyRedirects:
      named.length + fallback.length > 0 ? [] : responses.map(([status]) => status).filter((one) => /^3/.test(one)),
  };
  return operationRules
    .filter((rule) => rule.refuses(facts))
    .map(({ at, problem, remedy }) => ({
      operation: nameOf(placed),
      pointer: pointerOf(placed) + at,
      problem: problem(facts),
      remedy,
      part: wholeOf(placed),
    }));
}

function parameterFaults(document: Editable, placed: PlacedOperation, takesToken: boolean): PartFault[] {
  const { path, item, operation } = placed;
  const own = listOf(operation).map((one) => keyOf(resolveRef<Editable>(document, one)));
  const holders = [
    { holder: item, pointer: `#/paths/${escaped(path)}` },
    { holder: operation, pointer: pointerOf(placed) },
  ];
  return holders.flatMap(({ holder, pointer }) =>
    listOf(holder).flatMap((given, index): PartFault[] => {
      const parameter = resolveRef<Editable>(document, given);
      // The operation's own parameter replaces that of its path.
      if (holder === item && own.includes(keyOf(parameter))) return [];
      const facts = parameterFacts(document, parameter, takesToken);
      const name = `${facts.where} parameter ${facts.name}`;
      const isNeeded = facts.where === "path" || parameter.required === true;
      return parameterRules
        .filter((rule) => rule.refuses(facts))
        .map((rule) => ({
          operation: nameOf(placed),
          pointer: `${pointer}/parameters/${index}`,
          problem: `${name}: ${rule.problem(facts)}`,
          remedy: rule.remedy(facts),
          part: isNeeded ? wholeOf(placed) : { name, remove: () => without(holder, given) },
        }));
    }),
  );
}

function parameterFacts(document: Editable, parameter: Editable, takesToken: boolean): GivenParameter {
  const where = parameter.in as GivenParameter["where"];
  return {
    name: String(parameter.name),
    where,
    style: parameter.style ?? plainStyle(where),
    allowReserved: parameter.allowReserved === true,
    mediaType: parameter.content === undefined ? undefined : Object.keys(parameter.content as Editable).join(" or "),
    kinds: kindsOf(document, parameter.schema),
    takesToken,
  };
}

function bodyFaults(document: Editable, placed: PlacedOperation): PartFault[] {
  const { method, operation } = placed;
  if (operation.requestBody === undefined) return [];
  const body = resolveRef<Editable>(document, operation.requestBody as Editable);
  const facts = { method, mediaTypes: mediaTypes(document, body) };
  return bodyRules
    .filter((rule) => rule.refuses(facts))
    .map((rule) => ({
      operation: nameOf(placed),
      pointer: `${pointerOf(placed)}/requestBody`,
      problem: rule.problem(facts),
      remedy: rule.remedy,
      part:
        body.required === true
          ? wholeOf(placed)
          : { name: "its optional body", remove: () => void delete operation.requestBody },
    }));
}

function mediaTypes(document: Editable, given: Editable): string[] {
  return Object.keys((resolveRef<Editable>(document, given).content ?? {}) as Editable);
}

function nameOf({ method, path, operation }: PlacedOperation): string {
  return operationName(method, path, operation.operationId);
}

function pointerOf({ method, path }: PlacedOperation): string {
  return `#/paths/${escaped(path)}/${method}`;
}

function wholeOf({ item, method }: PlacedOperation): Part {
  return { name: undefined, remove: () => void delete item[method] };
}

function listOf({ parameters }: Editable): Editable[] {
  return Array.isArray(parameters) ? parameters : [];
}

function keyOf({ in: where, name }: Editable): string {
  return `${String(where)} ${String(name)}`;
}

function without(holder: Editable, given: Editable): void {
  holder.parameters = listOf(holder).filter((one) => one !== given);
}
