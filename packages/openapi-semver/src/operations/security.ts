import { asList, asNode, type Node } from "../document/node.ts";
import type { Operation } from "../document/operations.ts";
import type { Source } from "../document/source.ts";
import { report, type Side } from "../judge/comparison.ts";
import { deepEqual } from "../shape/equal.ts";

/** The schemes that a caller must use together, each with its scopes. */
type Requirement = readonly { readonly name: string; readonly scheme: Node; readonly scopes: readonly string[] }[];

/** Compares how callers authorize. Every way that was enough must still be enough. */
export function compareSecurity(side: Side, before: Operation, after: Operation): void {
  const { pair } = side;
  const had = before.security.map((one) => requirementOf(pair.old, one));
  const has = after.security.map((one) => requirementOf(pair.new, one));
  const where = pair.new.pointer(after.node.security ?? pair.new.root.security) || pair.new.pointer(after.node);
  for (const one of had) {
    if (has.some((other) => isEnough(one, other))) continue;
    const why = "callers who authorize this way are rejected";
    const what = `it can no longer be called with ${nameOf(one)}`;
    report(side, { id: "authorization-removed", bump: "major", where, detail: nameOf(one), what, why });
  }
  for (const other of has) {
    if (had.some((one) => isEnough(other, one) && isEnough(one, other))) continue;
    // An alternative that only replaces a removed one is not a new way to authorize.
    const isNew =
      had.some((one) => has.some((another) => another !== other && isEnough(one, another))) ||
      had.some((one) => isEnough(one, other));
    if (!isNew) continue;
    const why = "every way that callers use today is still enough";
    const what = `it can be called with ${nameOf(other)}`;
    report(side, { id: "authorization-added", bump: "minor", where, detail: nameOf(other), what, why });
  }
}

/** Whether a caller who meets one requirement meets the other too. */
function isEnough(presented: Requirement, asked: Requirement): boolean {
  return asked.every((one) =>
    presented.some(
      (own) => isSameScheme(own.scheme, one.scheme) && one.scopes.every((scope) => own.scopes.includes(scope)),
    ),
  );
}

function requirementOf(source: Source, requirement: Node): Requirement {
  const schemes = asNode(asNode(source.root.components).securitySchemes);
  return Object.entries(requirement).map(([name, scopes]) => {
    const scheme = asNode(source.follow(schemes[name] ?? (isAddress(source, name) ? { $ref: name } : undefined)));
    return {
      name,
      // A scheme that is not declared is identified by its name alone.
      scheme: Object.keys(scheme).length > 0 ? scheme : { name },
      scopes: asList(scopes).map(String),
    };
  });
}

/** Since OpenAPI 3.2, a requirement may refer to its scheme instead of naming it. */
function isAddress({ root }: Source, name: string): boolean {
  return /[#/]/.test(name) && !/^3\.[01]/.test(String(root.openapi));
}

/** Whether two schemes are the same, apart from their names; the second may have more flows. */
function isSameScheme(one: Node, other: Node): boolean {
  const identity = (scheme: Node): unknown => [
    scheme.type,
    scheme.in,
    scheme.in === "header" ? String(scheme.name).toLowerCase() : scheme.name,
    String(scheme.scheme ?? "").toLowerCase(),
    scheme.openIdConnectUrl,
  ];
  if (!deepEqual(identity(one), identity(other))) return false;
  const [had, has] = [asNode(one.flows), asNode(other.flows)];
  // An additional flow breaks nobody; a removed or moved flow does.
  return Object.keys(had).every((flow) => {
    const [a, b] = [asNode(had[flow]), asNode(has[flow])];
    return a.tokenUrl === b.tokenUrl && a.authorizationUrl === b.authorizationUrl && Object.hasOwn(has, flow);
  });
}

function nameOf(requirement: Requirement): string {
  if (requirement.length === 0) return "no authorization";
  const text = ({ name, scopes }: Requirement[number]): string =>
    `\`${name}\`${scopes.length > 0 ? ` with ${scopes.map((scope) => `\`${scope}\``).join(", ")}` : ""}`;
  return requirement.map(text).join(" and ");
}
