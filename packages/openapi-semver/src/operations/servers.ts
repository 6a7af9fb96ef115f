import { asList, asNode } from "../document/node.ts";
import type { Source } from "../document/source.ts";
import type { Finding } from "../judge/comparison.ts";

/** Compares the first server, which the client calls unless another is configured, and whether the others changed. */
export function compareServers(document: Source, had: readonly unknown[], has: readonly unknown[]): Finding[] {
  const kept = keptVariables(had[0], has[0]);
  const isMoved = urlOf(had[0], kept) !== urlOf(has[0], kept);
  const named = isMoved && urlOf(had[0]) === urlOf(has[0]) ? kept : undefined;
  const [before, after] = [urlOf(had[0], named), urlOf(has[0], named)];
  const where = document.pointer(has[0], document.root, "servers");
  if (before !== after) {
    const detail = `${before} → ${after}`;
    const what = `the server changed from ${before} to ${after}`;
    const why = "clients call the first server unless another is configured";
    return [{ id: "server-changed", bump: "major", where, detail, what, why }];
  }
  const variable = compareVariables(had[0], has[0]);
  if (variable !== undefined) return [{ ...variable, where }];
  const others = (list: readonly unknown[]): string => JSON.stringify(list.map((server) => urlOf(server)).sort());
  if (others(had) === others(has)) return [];
  const what = "the servers after the first one changed";
  const why = "clients use only the first server unless another is configured";
  return [{ id: "further-servers-changed", bump: "patch", where, what, why }];
}

/** Callers choose among the values of a server's variables. A removed value counts more than an added one. */
function compareVariables(had: unknown, has: unknown): Omit<Finding, "where"> | undefined {
  const [before, after] = [asNode(asNode(had).variables), asNode(asNode(has).variables)];
  let found: Omit<Finding, "where"> | undefined;
  for (const name of Object.keys(before)) {
    const [one, other] = [asNode(before[name]).enum, asNode(after[name]).enum];
    if (!Object.hasOwn(after, name)) {
      // Nobody could choose another value than the only one.
      if (Array.isArray(one) && one.length < 2) continue;
      const what = `the server variable \`${name}\` was removed`;
      const why = "callers who set it can no longer do so";
      return { id: "server-variable-removed", bump: "major", detail: name, what, why };
    }
    const isLess = Array.isArray(other) && !(Array.isArray(one) && one.every((value) => other.includes(value)));
    const isMore = Array.isArray(one) && !(Array.isArray(other) && other.every((value) => one.includes(value)));
    if (isLess) {
      const what = `the server variable \`${name}\` takes fewer values`;
      const why = "callers who use one of the other values are rejected";
      return { id: "server-variable-value-removed", bump: "major", detail: name, what, why };
    }
    if (isMore) {
      const what = `the server variable \`${name}\` takes more values`;
      const why = "all values of today are still accepted";
      found = { id: "server-variable-value-added", bump: "minor", detail: name, what, why };
    }
  }
  return found;
}

/** The variables that both servers have with the same default: callers who set one must set the same part of the address. */
function keptVariables(had: unknown, has: unknown): ReadonlySet<string> {
  const [before, after] = [asNode(asNode(had).variables), asNode(asNode(has).variables)];
  const isKept = (name: string): boolean =>
    Object.hasOwn(after, name) && asNode(before[name]).default === asNode(after[name]).default;
  return new Set(Object.keys(before).filter(isKept));
}

/** The address of a server, with the defaults of its variables but those to leave; `/` for a document without servers. */
function urlOf(server: unknown, left: ReadonlySet<string> = new Set()): string {
  const { url, variables } = asNode(server);
  const values = asNode(variables);
  const filled = String(url ?? "/").replaceAll(/\{([^{}]*)\}/g, (text, name: string) => {
    const { default: value } = asNode(values[name]);
    return value === undefined || left.has(name) ? text : String(value);
  });
  return filled === "/" ? filled : filled.replace(/\/+$/, "");
}

/** The servers of a document. */
export function serversOf(source: Source): readonly unknown[] {
  return asList(source.root.servers);
}
