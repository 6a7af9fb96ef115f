import { describe, expect, it } from "vitest";
import {
  type AccountInvitation,
  type AccountInvitationPage,
  createKantataClient,
  type ErrorEvent,
  isConfigError,
  type Paginated,
} from "../index.js";
import { envelope, scriptedClient } from "../test-support/scripted.js";

const pageOf = (all: readonly string[], url: URL): object => {
  const size = Math.min(200, Number(url.searchParams.get("per_page") ?? 20));
  const number = Number(url.searchParams.get("page") ?? 1);
  const count = all.length;
  return envelope(all.slice((number - 1) * size, number * size), {
    meta: { count, page_count: Math.ceil(count / size), page_number: number, page_size: size },
  });
};
const ids = (count: number): string[] => Array.from({ length: count }, (_value, index) => String(index + 1));
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

async function rowsOf<Row>(list: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

describe("list", () => {
  it("sends the caller's parameters, then the same with each next page", async () => {
    const { kantata, asked } = scriptedClient((url) => pageOf(ids(45), url));
    const params = { only_pending: false, order: "full_name:asc", per_page: 20 } as const;
    expect(await kantata.accountInvitations.list(params).toArray({ limit: 99 })).toHaveLength(45);
    expect(asked.map(({ search }) => search)).toEqual([
      "?only_pending=false&order=full_name%3Aasc&per_page=20",
      "?only_pending=false&order=full_name%3Aasc&per_page=20&page=2",
      "?only_pending=false&order=full_name%3Aasc&per_page=20&page=3",
    ]);
  });

  it("finds every row even if the server clamps per_page", async () => {
    const { kantata, asked } = scriptedClient((url) => pageOf(ids(450), url));
    expect(await kantata.accountInvitations.list({ per_page: 1_000 }).toArray({ limit: 999 })).toHaveLength(450);
    expect(asked).toHaveLength(3);
  });

  it("starts at the page it is given", async () => {
    const { kantata } = scriptedClient((url) => pageOf(ids(45), url));
    expect(await kantata.accountInvitations.list({ page: 3 }).toArray({ limit: 99 })).toHaveLength(5);
  });

  it("ignores later changes to its parameters", async () => {
    const { kantata, asked } = scriptedClient((url) => pageOf(ids(3), url));
    const params = { search: "a", only: [1] as number[] };
    const list = kantata.accountInvitations.list(params);
    params.only.push(2);
    params.search = "b";
    await list.first();
    expect(asked[0]?.searchParams.get("only")).toBe("1");
    expect(asked[0]?.searchParams.get("search")).toBe("a");
  });

  it("with limit and offset continues after the rows received, and ends at an empty page", async () => {
    const all = ids(25);
    const { kantata, asked } = scriptedClient((url) => {
      const offset = Number(url.searchParams.get("offset"));
      // With offset the server's meta is meaningless.
      return envelope(all.slice(offset, offset + 10), {
        meta: { count: 25, page_count: 2, page_number: 1, page_size: 20 },
      });
    });
    expect(await kantata.accountInvitations.list({ limit: 10, offset: 3 }).toArray({ limit: 99 })).toHaveLength(22);
    expect(asked.map((url) => url.searchParams.get("offset"))).toEqual(["3", "13", "23", "25"]);
  });
});

describe("the size of a page, if the caller says nothing about pages", () => {
  const walks: [string, (list: Paginated<AccountInvitation, AccountInvitationPage>) => Promise<unknown>, string[]][] = [
    ["for await", rowsOf, ["200", "200", "200"]],
    ["pages()", (list) => rowsOf(list.pages()), ["200", "200", "200"]],
    ["toArray with a limit above the maximum", (list) => list.toArray({ limit: 999 }), ["200", "200", "200"]],
    ["toArray with a limit below it", (list) => list.toArray({ limit: 7 }), ["7"]],
    ["first()", (list) => list.first(), ["1"]],
  ];
  it.each(walks)("%s asks for as many rows as it needs, and at most for the maximum", async (_name, walk, sizes) => {
    const { kantata, asked } = scriptedClient((url) => pageOf(ids(450), url));
    await walk(kantata.accountInvitations.list({ include: ["inviter"], order: "full_name:asc" }));
    expect(asked.map((url) => url.searchParams.get("per_page"))).toEqual(sizes);
  });

  it.each([{ page: 2 }, { page: 1 }, { limit: 20, offset: 0 }])("is the server's with %j", async (params) => {
    const { kantata, asked } = scriptedClient((url) => pageOf(ids(3), url));
    await kantata.accountInvitations.list(params).first();
    expect(asked.map((url) => url.searchParams.has("per_page"))).toEqual([false]);
  });

  it.each([true, false])("may be reduced by the server: no row is missed. Pages counted: %s", async (isCounted) => {
    const { kantata, asked } = scriptedClient((url) => {
      const size = Math.min(100, Number(url.searchParams.get("per_page")));
      const number = Number(url.searchParams.get("page") ?? 1);
      const meta = { count: 250, page_count: 3, page_number: number, page_size: size };
      return envelope(ids(250).slice((number - 1) * size, number * size), isCounted ? { meta } : {});
    });
    expect(await rowsOf(kantata.accountInvitations.list())).toHaveLength(250);
    expect(asked).toHaveLength(isCounted ? 3 : 4);
  });
});

describe("only", () => {
  it("sends one request per 150 ids and turns no pages, even if the server counts several", async () => {
    const { kantata, asked } = scriptedClient((url) => {
      const asked_ids = (url.searchParams.get("only") ?? "").split(",");
      const count = asked_ids.length;
      return envelope(asked_ids, {
        count,
        meta: { count, page_count: Math.ceil(count / 20), page_number: 1, page_size: 20 },
      });
    });
    const rows = await kantata.accountInvitations.list({ only: ids(301), only_pending: false }).toArray({ limit: 999 });
    expect(rows).toHaveLength(301);
    expect(asked.map((url) => url.searchParams.get("only")?.split(",").length)).toEqual([150, 150, 1]);
    expect(asked.every((url) => !url.searchParams.has("page"))).toBe(true);
  });

  it("continues after a request that returns no rows", async () => {
    const { kantata } = scriptedClient((url) => {
      const asked_ids = (url.searchParams.get("only") ?? "").split(",");
      return envelope(asked_ids.filter((id) => Number(id) > 150));
    });
    expect(await kantata.accountInvitations.list({ only: ids(160) }).toArray({ limit: 999 })).toHaveLength(10);
  });

  it("without ids gives no rows and sends nothing: a request without `only` would match everything", async () => {
    const { kantata, asked } = scriptedClient(() => envelope(["1"]));
    expect(await kantata.accountInvitations.list({ only: [] }).toArray({ limit: 9 })).toEqual([]);
    expect(asked).toHaveLength(0);
  });
});

describe("prefetch: 1", () => {
  it("cancels the page in flight when the loop ends early: it is not repeated, and hooks see the error", async () => {
    const asked: { readonly url: string; readonly signal: AbortSignal }[] = [];
    const errors: string[] = [];
    const fetch = (url: string, { signal }: { signal: AbortSignal }): Promise<Response> => {
      asked.push({ url, signal });
      const first = { meta: { count: 3, page_count: 3, page_number: 1, page_size: 1 } };
      if (asked.length === 1) return Promise.resolve(new Response(JSON.stringify(envelope(["1"], first))));
      // The server never answers, and fetch fails when it is aborted.
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("cut"))));
    };
    const hooks = { onError: ({ name, outcome }: ErrorEvent) => errors.push(`${name} ${outcome}`) };
    const kantata = createKantataClient({ accessToken: "t", fetch: fetch as never, hooks });
    for await (const { id } of kantata.accountInvitations.list({}, { prefetch: 1 })) {
      expect(id).toBe("1");
      await new Promise((resolve) => setImmediate(resolve));
      break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, true]);
    expect(errors).toEqual(["AbortError unknown"]);
  });
});

describe("parameters that cannot be right", () => {
  it.each([
    { page: 0 },
    { per_page: 0 },
    { per_page: 1.5 },
    { limit: 10 },
    { offset: 0 },
    { only: "1,2" },
    { only: 5 },
    { only: null },
    { only: [1], page: 2 },
    { only: [1], limit: 1, offset: 0 },
    { only_pendin: true },
    { prefetch: 1 },
  ])("%j is refused when the list is read, and nothing is sent", async (params) => {
    const { kantata, asked } = scriptedClient(() => envelope(["1"]));
    expect(isConfigError(await failure(kantata.accountInvitations.list(params as never).first()))).toBe(true);
    expect(asked).toHaveLength(0);
  });
});
