import { asList, asNode, isNode, type Node } from "./node.ts";
import type { Source } from "./source.ts";

/** The HTTP methods for which a path item can have an operation; `query` since OpenAPI 3.2. */
export const METHODS: readonly string[] = [
  "get",
  "head",
  "post",
  "put",
  "patch",
  "delete",
  "options",
  "trace",
  "query",
];

/** An operation, with everything that its path and its document add to it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** Its `operationId`, if it has one. */
  readonly id: string | undefined;
  readonly node: Node;
  /** Parameters by place and name, references followed. Those of the operation replace those of its path. */
  readonly parameters: ReadonlyMap<string, Node>;
  /** Its security requirements; a caller must meet one of them. */
  readonly security: readonly Node[];
  /** The servers of the operation or its path, if either names any. */
  readonly servers: readonly unknown[] | undefined;
}

/** Every operation of a document. */
export function operationsOf(source: Source): Operation[] {
  return operationsIn(source, asNode(source.root.paths));
}

/** Every operation of a map of path items: a document's paths, its webhooks, an operation's callback. */
export function operationsIn(source: Source, items: Node): Operation[] {
  const found: Operation[] = [];
  for (const [path, value] of Object.entries(items)) {
    if (path.startsWith("x-")) continue;
    const item = itemAt(source, value);
    for (const [method, operation] of operationsBy(item)) {
      const node = source.follow(operation);
      if (isNode(node)) found.push(operationOf(source, path, method, item, node));
    }
  }
  return found;
}

/** The name of an operation: its id, or its method and path. */
export function titleOf({ id, method, path }: Operation): string {
  return id ?? `${method.toUpperCase()} ${path}`;
}

function operationOf(source: Source, path: string, method: string, item: Node, node: Node): Operation {
  const parameters = new Map<string, Node>();
  for (const value of [...asList(item.parameters), ...asList(node.parameters)]) {
    const parameter = source.follow(value);
    // Nobody can send a parameter without a name or a place, such as one behind a reference that leads nowhere.
    if (!isNode(parameter) || parameter.name === undefined || parameter.in === undefined) continue;
    if (isCarriedElsewhere(parameter)) continue;
    const name = String(parameter.name);
    parameters.set(`${parameter.in} ${parameter.in === "header" ? name.toLowerCase() : name}`, parameter);
  }
  const security = asList(node.security ?? source.root.security).filter(isNode);
  const servers = node.servers ?? item.servers;
  return {
    method,
    path,
    id: typeof node.operationId === "string" && node.operationId !== "" ? node.operationId : undefined,
    node,
    parameters,
    security: security.length > 0 ? security : [{}],
    servers: Array.isArray(servers) && servers.length > 0 ? servers : undefined,
  };
}

/** OpenAPI ignores header parameters of these names: media types and security schemes describe them. */
function isCarriedElsewhere(parameter: Node): boolean {
  return parameter.in === "header" && /^(accept|content-type|authorization)$/i.test(String(parameter.name));
}

/** The operations of a path item by method. Since OpenAPI 3.2 an item may have further methods. */
function operationsBy(item: Node): [method: string, operation: unknown][] {
  const further = Object.entries(asNode(item.additionalOperations)).filter(
    ([method]) => !METHODS.includes(method.toLowerCase()),
  );
  return [...METHODS.map((method): [string, unknown] => [method, item[method]]), ...further];
}

/** A path item, with what stands beside its reference. */
function itemAt(source: Source, value: unknown): Node {
  const { $ref, ...rest } = asNode(value);
  if ($ref === undefined) return rest;
  const next = source.step(value);
  // A chain of references is not followed any further if it leads back to itself.
  return { ...(next === value ? {} : { ...asNode(source.follow(next)), ...beside(next) }), ...rest };
}

function beside(value: unknown): Node {
  const { $ref, ...rest } = asNode(value);
  return $ref === undefined ? {} : rest;
}
