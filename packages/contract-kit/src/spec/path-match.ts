/** The values that a path has for a template's parameters; undefined if the path does not match the template. */
export function matchPath(template: string, pathname: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      if (!/^\{[^{}]+\}$/.test(part)) return encodeURI(part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      names.push(part.slice(1, -1));
      return "([^/]+?)";
    })
    .join("");
  const found = new RegExp(`^${pattern}$`).exec(pathname);
  return found
    ? Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? "")]))
    : undefined;
}

/** Sorts templates by precedence, as OpenAPI defines it: `/pets/mine` matches before `/pets/{id}`. */
function concreteFirst(a: string, b: string): number {
  const places = (template: string): number => template.split("{").length;
  return places(a) - places(b);
}

/** The operation that a request is for, found by its method and path. */
export function operationOf<T extends { readonly method: string; readonly path: string }>(
  operations: readonly T[],
  { method, url }: { readonly method: string; readonly url: URL },
): T | undefined {
  return operations
    .filter((operation) => operation.method === method && matchPath(operation.path, url.pathname))
    .sort((a, b) => concreteFirst(a.path, b.path))[0];
}
