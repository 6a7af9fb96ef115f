/** The values of a template's places in a path; undefined if the path is not of the template. */
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

/** Orders templates as OpenAPI has it: `/pets/mine` is meant before `/pets/{id}`. */
export function concreteFirst(a: string, b: string): number {
  const places = (template: string): number => template.split("{").length;
  return places(a) - places(b);
}
