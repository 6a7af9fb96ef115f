/** How many rows every client pages through. */
export const TOTAL = 1_000_000;

function row(id: number): string {
  return `"id":"${id}","object":"customer","full_name":"Person ${id}","email_address":"person-${id}@example.com","created_at":"2026-01-05T09:30:00-08:00","inviter_id":"501","invitee_id":null`;
}

function rows(from: number, size: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(size, TOTAL - from)) }, (_, index) => from + index + 1);
}

/** A page as Kantata's API returns it. */
export function kantataPage(url: URL, total = TOTAL): string {
  const size = Number(url.searchParams.get("per_page") ?? 20);
  const page = Number(url.searchParams.get("page") ?? 1);
  const ids = rows((page - 1) * size, size).filter((id) => id <= total);
  const results = ids.map((id) => `{"key":"account_invitations","id":"${id}"}`);
  const map = ids.map((id) => `"${id}":{${row(id)}}`);
  const meta = `{"count":${total},"page_count":${Math.ceil(total / size)},"page_number":${page},"page_size":${size}}`;
  return `{"count":${total},"meta":${meta},"results":[${results.join()}],"account_invitations":{${map.join()}}}`;
}

/** A page as Stripe's and OpenAI's APIs return it, which continue after an id. */
export function cursorPage(url: URL, total = TOTAL): string {
  const size = Number(url.searchParams.get("limit") ?? 100);
  const after = Number(url.searchParams.get("starting_after") ?? url.searchParams.get("after") ?? 0);
  const ids = rows(after, size).filter((id) => id <= total);
  const more = after + ids.length < total;
  return `{"object":"list","url":"/v1/customers","has_more":${more},"data":[${ids.map((id) => `{${row(id)}}`).join()}]}`;
}

/** A `fetch` that answers pages from memory. */
export function pagesFetch(page: (url: URL) => string): typeof globalThis.fetch {
  return async (input) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = page(url);
    const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
    return new Response(body, { headers });
  };
}
