/** One exchange that a strict fetch saw. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

/** A `fetch` that fails on any sign of a broken contract, and remembers what passed. */
export interface StrictFetch {
  (url: string, init: RequestInit): Promise<Response>;
  readonly exchanges: readonly Exchange[];
}

/** The contract was broken by a request or an answer. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
}

/** What Prism should answer. */
export interface Preference {
  readonly code?: number;
  readonly example?: string;
}

/**
 * Wraps the platform's `fetch` for tests against Prism. An `sl-violations` header or a Prism problem document fails the
 * call, so that no test can pass by a broken contract that happens to look right.
 */
export function createStrictFetch(prefer: () => Preference = () => ({})): StrictFetch {
  const exchanges: Exchange[] = [];
  const strict = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    const { code, example } = prefer();
    const preferences = [...(code ? [`code=${code}`] : []), ...(example ? [`example=${example}`] : [])];
    if (preferences.length > 0) headers.set("prefer", preferences.join(", "));
    const response = await fetch(url, { ...init, headers });
    const text = await response.clone().text();
    const where = `${init.method} ${new URL(url).pathname}${new URL(url).search}`;
    const violations = response.headers.get("sl-violations");
    if (violations) throw new ContractViolation(`${where} (${response.status}): ${violations}`);
    if (text.includes("stoplight.io/prism/errors#"))
      throw new ContractViolation(`${where} (${response.status}): ${text}`);
    exchanges.push({
      method: String(init.method),
      url: new URL(url),
      requestBody: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      status: response.status,
      responseBody: text === "" ? undefined : JSON.parse(text),
    });
    return response;
  };
  return Object.assign(strict, { exchanges });
}
