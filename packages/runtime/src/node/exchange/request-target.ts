/** Where a request goes, and what it asks for there. */
export interface RequestTarget<Route> {
  readonly origin: string;
  readonly route: Route;
  /** With the query. */
  readonly path: string;
}

// What a URL parser leaves as it is: no empty query, no fragment, only characters that neither a path nor a query encodes, no
// segment that may be dots. "%2e" is a dot, too.
const PLAIN = /^(?:\/(?!\.|%2[eE])[\w\-~!$&()*+,;=:@%.]*)+(?:\?[\w\-~!$&()*+,;=:@%./?]+)?$/;

// Past the slashes of "http://" and "https://".
const SCHEME_LENGTH = 8;

/**
 * Makes what takes URLs apart. To parse one costs as much as to queue its request, so a plain one of a known origin is only
 * cut.
 *
 * @param routeTo is asked once for each origin
 */
export function targetFinder<Route>(routeTo: (url: URL) => Route): (url: string) => RequestTarget<Route> {
  const known = new Map<string, Omit<RequestTarget<Route>, "path">>();
  return (url) => {
    // A caller may pass a `URL` against the types, as to any `fetch`.
    const end = typeof url === "string" ? url.indexOf("/", SCHEME_LENGTH) : -1;
    const near = end < 0 ? undefined : known.get(url.slice(0, end));
    if (near) {
      const path = url.slice(end);
      if (PLAIN.test(path)) return { origin: near.origin, route: near.route, path };
    }
    const parsed = new URL(url);
    const { origin } = parsed;
    const { route } = known.get(origin) ?? { route: routeTo(parsed) };
    known.set(origin, { origin, route });
    return { origin, route, path: parsed.pathname + parsed.search };
  };
}
