/** The base URL of a fake, in the parts that requests are compared with. */
export interface Base {
  readonly origin: string;
  /** Without slashes at its end, as the clients write it. Empty for an origin alone. */
  readonly path: string;
}

export function baseOf(url: string): Base {
  const { origin, pathname } = new URL(url);
  return { origin, path: pathname.replace(/\/+$/, "") };
}

/** Whether a path is below the base URL, or its own. */
export function isBelow({ path }: Base, pathname: string): boolean {
  return `${pathname}/`.startsWith(`${path}/`);
}

/** A text in a regular expression that matches exactly this text. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/**
 * The URL of a request's target at this origin. It is joined and not resolved: `//host/` and a whole URL, which a proxy's clients send,
 * lead to no other host. Undefined if the target is no path.
 */
export function targetAt(origin: string, target: string): URL | undefined {
  if (target.startsWith("/")) return new URL(`${origin}${target}`);
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return undefined;
  const { pathname, search } = new URL(target);
  return new URL(`${origin}${pathname}${search}`);
}
