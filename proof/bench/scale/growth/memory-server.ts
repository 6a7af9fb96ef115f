import { listOf } from "./job.ts";

export const KANTATA = "https://api.example.com/api/v1";

/** What a list and a create need of people. */
export const people = (size: number, prefix = "person") =>
  listOf(size, (index) => ({
    email_address: `${prefix}-${index}@example.com`,
    full_name: `${prefix} ${index}`,
  }));

/** The envelope of one invitation, for calls by id. */
const ONE = {
  count: 1,
  results: [{ key: "account_invitations", id: "42" }],
  account_invitations: { 42: { id: "42" } },
};

/** A `fetch` that answers a call by id at once. */
export const answersOne: typeof globalThis.fetch = async () => Response.json(ONE);

/** A `fetch` that tells every call to come back after the test. */
export const refusesAll: typeof globalThis.fetch = async () =>
  new Response("{}", { status: 429, headers: { "retry-after": "3000" } });

interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}

/**
 * A `fetch` that keeps invitations in memory, newest first. Each answer costs as much as its rows, because this time counts in
 * the measurement. The package `testing` has a fake that does more.
 */
export function memoryServer(existing: readonly object[] = []): typeof globalThis.fetch {
  const rows: Row[] = existing.map((fields, index) => ({ id: String(index + 1), ...fields, inviter_id: "777" }));
  const create = (text: string): Response => {
    const { account_invitations: inputs } = JSON.parse(text) as { account_invitations: object[] };
    const made = inputs.map((fields, index) => ({ id: String(rows.length + index + 1), ...fields, inviter_id: "501" }));
    rows.push(...made);
    return envelope(made, made.length, 50);
  };
  return async (input, init = {}) => {
    const request = input instanceof Request ? input : undefined;
    const url = new URL(request?.url ?? String(input));
    if ((request?.method ?? init.method) === "POST") return create(await bodyOf(request, init));
    const size = Number(url.searchParams.get("per_page"));
    const end = rows.length - (Number(url.searchParams.get("page") ?? 1) - 1) * size;
    return envelope(rows.slice(Math.max(0, end - size), Math.max(0, end)).reverse(), rows.length, size);
  };
}

async function bodyOf(request: Request | undefined, { body }: RequestInit): Promise<string> {
  return request ? request.text() : String(body);
}

function envelope(rows: readonly Row[], count: number, size: number): Response {
  return Response.json({
    count,
    meta: { count, page_size: size },
    results: rows.map(({ id }) => ({ key: "account_invitations", id })),
    account_invitations: Object.fromEntries(rows.map((row) => [row.id, row])),
  });
}
