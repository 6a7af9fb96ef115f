import { asList, asNode } from "../document/node.ts";
import type { Source } from "../document/source.ts";
import type { Finding } from "../judge/comparison.ts";

/** Compares the first server, which a client calls unless it is told another. */
export function compareServers(old: Source, its: Source, had: readonly unknown[], has: readonly unknown[]): Finding[] {
  const [before, after] = [urlOf(had[0]), urlOf(has[0])];
  const where = its.pointer(has[0], its.root, "servers");
  const changed = { bump: "major", where, what: `the server changed from ${before} to ${after}` } as const;
  if (before !== after) return [{ ...changed, why: "clients call the first server unless they are told another" }];
  const values = comparedVariables(had[0], has[0]);
  if (values !== undefined) return [{ ...values, where }];
  const rest = (list: readonly unknown[]): string => JSON.stringify(list.map(urlOf).sort());
  if (rest(had) === rest(has)) return [];
  const why = "only the first server is used without being named";
  return [{ bump: "patch", where: old === its ? "" : where, what: "the further servers changed", why }];
}

/** Callers choose among the values of a server's variables. */
function comparedVariables(had: unknown, has: unknown): Omit<Finding, "where"> | undefined {
  const [before, after] = [asNode(asNode(had).variables), asNode(asNode(has).variables)];
  let found: Omit<Finding, "where"> | undefined;
  for (const name of Object.keys(before)) {
    const [one, other] = [asNode(before[name]).enum, asNode(after[name]).enum];
    const isLess = Array.isArray(other) && !(Array.isArray(one) && one.every((value) => other.includes(value)));
    const isMore = Array.isArray(one) && !(Array.isArray(other) && other.every((value) => one.includes(value)));
    const what = `the server's variable \`${name}\` takes ${isLess ? "fewer" : "more"} values`;
    if (isLess) return { bump: "major", what, why: "callers who use one of the others are refused" };
    if (isMore) found = { bump: "minor", what, why: "the values of today are still taken" };
  }
  return found;
}

/** The address of a server with its variables' defaults; that of a document that names none is `/`. */
function urlOf(server: unknown): string {
  const { url, variables } = asNode(server);
  const values = asNode(variables);
  const filled = String(url ?? "/").replaceAll(/\{([^{}]*)\}/g, (text, name: string) => {
    const { default: value } = asNode(values[name]);
    return value === undefined ? text : String(value);
  });
  return filled === "/" ? filled : filled.replace(/\/+$/, "");
}

/** The servers of a document. */
export function serversOf(source: Source): readonly unknown[] {
  return asList(source.root.servers);
}
