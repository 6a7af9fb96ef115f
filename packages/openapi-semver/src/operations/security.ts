import { asList, asNode, type Node } from "../document/node.ts";
import type { Operation } from "../document/operations.ts";
import type { Source } from "../document/source.ts";
import { report, type Side } from "../judge/comparison.ts";
import { deepEqual } from "../shape/equal.ts";

/** What a caller must present: schemes with their scopes, all of them together. */
type Requirement = readonly { readonly name: string; readonly scheme: Node; readonly scopes: readonly string[] }[];

/** Compares how callers authorise. Whatever was enough must still be enough. */
export function compareSecurity(side: Side, old: Operation, its: Operation): void {
  const { pair } = side;
  const had = old.security.map((one) => requirementOf(pair.old, one));
  const has = its.security.map((one) => requirementOf(pair.new, one));
  const where = pair.new.pointer(its.node.security ?? pair.new.root.security) || pair.new.pointer(its.node);
  for (const one of had) {
    if (has.some((other) => isEnough(one, other))) continue;
    const why = "callers who authorise this way are refused";
    report(side, { bump: "major", where, what: `it can no longer be called with ${nameOf(one)}`, why });
  }
  for (const other of has) {
    if (had.some((one) => isEnough(other, one) && isEnough(one, other))) continue;
    // One that came because an old one needs less now, or none, is what widened.
    const isNew =
      had.some((one) => has.some((its) => its !== other && isEnough(one, its))) ||
      had.some((one) => isEnough(one, other));
    if (!isNew) continue;
    const why = "what callers do today is still enough";
    report(side, { bump: "minor", where, what: `it can be called with ${nameOf(other)}`, why });
  }
}

/** Whether a caller who presents one requirement fulfils another. */
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
    const scheme = asNode(source.follow(schemes[name]));
    return {
      name,
      // One that is not declared is known by its name alone.
      scheme: Object.keys(scheme).length > 0 ? scheme : { name },
      scopes: asList(scopes).map(String),
    };
  });
}

/** Whether two schemes ask for the same, whatever they are called; the second may know more flows. */
function isSameScheme(one: Node, other: Node): boolean {
  const told = (scheme: Node): unknown => [
    scheme.type,
    scheme.in,
    scheme.in === "header" ? String(scheme.name).toLowerCase() : scheme.name,
    String(scheme.scheme ?? "").toLowerCase(),
    scheme.openIdConnectUrl,
  ];
  if (!deepEqual(told(one), told(other))) return false;
  const [had, has] = [asNode(one.flows), asNode(other.flows)];
  // A further flow disturbs nobody; one that is gone, or has moved, does.
  return Object.keys(had).every((flow) => {
    const [a, b] = [asNode(had[flow]), asNode(has[flow])];
    return a.tokenUrl === b.tokenUrl && a.authorizationUrl === b.authorizationUrl && Object.hasOwn(has, flow);
  });
}

function nameOf(requirement: Requirement): string {
  if (requirement.length === 0) return "no authorisation";
  const text = ({ name, scopes }: Requirement[number]): string =>
    `\`${name}\`${scopes.length > 0 ? ` with ${scopes.map((scope) => `\`${scope}\``).join(", ")}` : ""}`;
  return requirement.map(text).join(" and ");
}
