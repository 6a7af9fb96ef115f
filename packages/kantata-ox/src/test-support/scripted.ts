import { createKantataClient, type KantataClientOptions } from "../index.js";

/** A client whose requests a function answers, and the URLs that it requested. */
export function scriptedClient(
  answer: (url: URL, method: string) => unknown,
  options: Partial<KantataClientOptions> = {},
) {
  const asked: URL[] = [];
  const fetch = async (url: string, init: { method: string }): Promise<Response> => {
    asked.push(new URL(url));
    const body = answer(new URL(url), init.method);
    return body instanceof Response ? body : new Response(JSON.stringify(body), { status: 200, headers: {} });
  };
  return { kantata: createKantataClient({ accessToken: "t", fetch: fetch as never, ...options }), asked };
}

/** An envelope of invitations with these ids, in this order. */
export function envelope(ids: readonly string[], more: object = {}): Record<string, unknown> {
  const rows = ids.map((id) => [
    id,
    { id, email_address: `${id}@example.com`, full_name: `Person ${id}`, pending: true },
  ]);
  return {
    count: ids.length,
    results: ids.map((id) => ({ key: "account_invitations", id })),
    account_invitations: Object.fromEntries(rows),
    ...more,
  };
}
