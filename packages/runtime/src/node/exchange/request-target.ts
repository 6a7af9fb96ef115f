/** The origin and path of a request, and the route to that origin. */
export interface RequestTarget<Route> {
  readonly origin: string;
  readonly route: Route;
  /** With the query. */
  readonly path: string;
}

// A path that a URL parser would not change: no empty query, no fragment, no segment that starts with a dot (or "%2e", which
// is one too), and only characters that neither a path nor a query encodes.
const PLAIN = /^(?:\/(?!\.|%2[eE])[\w\-~!$&()*+,;=:@%.]*)+(?:\?[\w\-~!$&()*+,;=:@%./?]+)?$/;

// After the slashes of both "http://" and "https://".
const SCHEME_LENGTH = 8;

/**
 * Creates the function that splits URLs. Parsing a URL costs as much as queueing its request, so a plain one of a known origin is
 * not parsed.
 *
 * @param routeTo called once for each origin
 */
export function targetFinder<Route>(routeTo: (url: URL) => Route): (url: string) => RequestTarget<Route> {
  const known = new Map<string, Omit<RequestTarget<Route>, "path">>();
  return (url) => {
    // A caller may pass a `URL` despite the types, as to any `fetch`.
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
