import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { isConfigError } from "../errors/guards.js";
import type { Answer } from "../response/answer.js";
import { rejection } from "../test-support/test-client.js";
import { nextOffset, nextPageNumber } from "./page-turns.js";
import { type Page, type Paginated, paginate } from "./paginated.js";

interface Row {
  readonly id: string;
}
type Meta = { page_count?: number; page_number?: number } | undefined;
type Served = Page<Row, Meta>;

const rows = (...ids: (string | number)[]): Row[] => ids.map((id) => ({ id: String(id) }));
const page = (items: Row[], meta?: Meta): Served => ({
  items,
  count: undefined,
  meta,
  included: undefined,
  response: {} as Answer,
});
const range = (from: number, to: number): Row[] =>
  rows(...Array.from({ length: to - from }, (_value, index) => from + index));

/** A list that is paged by number. */
function numbered(serve: (number: number) => Served | Promise<Served>, prefetch: 0 | 1 = 0, start = 1) {
  const asked: number[] = [];
  const list: Paginated<Row, Served> = paginate<Row, Served, number>({
    prefetch,
    start: () => start,
    load: async (number) => {
      asked.push(number);
      if (asked.length > 1_000) throw new Error("endless");
      return serve(number);
    },
    next: (number, turn) => nextPageNumber(number, turn as never),
    keyOf: ({ id }) => id,
  });
  return { list, asked };
}

/** A list that is paged by offset. */
function byOffset(serve: (offset: number) => Row[]) {
  const asked: number[] = [];
  const list = paginate<Row, Served, number>({
    prefetch: 0,
    start: () => 0,
    load: async (offset) => {
      asked.push(offset);
      if (asked.length > 1_000) throw new Error("endless");
      return page(serve(offset));
    },
    next: nextOffset,
    keyOf: ({ id }) => id,
  });
  return { list, asked };
}

/** Bytes in use after a garbage collection. */
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

async function ids(list: AsyncIterable<Row>): Promise<string[]> {
  const all: string[] = [];
  for await (const { id } of list) all.push(id);
  return all;
}

describe("a list", () => {
  it("sends nothing until it is iterated, and starts from the beginning each time", async () => {
    const { list, asked } = numbered(() => page(rows(1), { page_count: 1 }));
    await Promise.resolve();
    expect(asked).toEqual([]);
    await ids(list);
    await ids(list);
    expect(asked).toEqual([1, 1]);
  });

  it("fetches the next page only when it is needed", async () => {
    const { list, asked } = numbered((number) => page(rows(number * 2, number * 2 + 1), { page_count: 9 }));
    for await (const { id } of list) if (id === "3") break;
    expect(asked).toEqual([1]);
    for await (const { id } of list) if (id === "4") break;
    expect(asked).toEqual([1, 1, 2]);
  });

  it("with prefetch: 1 fetches one page ahead, and no more", async () => {
    const { list, asked } = numbered((number) => page(rows(number), { page_count: 9 }), 1);
    for await (const { id } of list) {
      expect(asked).toHaveLength(Number(id) + 1);
      if (id === "3") break;
    }
  });

  it("with prefetch: 1 reports a failed page only when that page is due", async () => {
    const { list } = numbered(
      (number) => (number === 2 ? Promise.reject(new Error("page 2")) : page(rows(number), { page_count: 3 })),
      1,
    );
    const seen: string[] = [];
    const error = await rejection(
      (async () => {
        for await (const { id } of list) {
          await new Promise((resolve) => setImmediate(resolve));
          seen.push(id);
        }
      })(),
    );
    expect((error as Error).message).toBe("page 2");
    expect(seen).toEqual(["1"]);
  });

  it("keeps the order of the rows", async () => {
    const { list } = numbered((number) => page(number === 1 ? rows(9, 3, 7) : rows(2, 8), { page_count: 2 }));
    expect(await ids(list)).toEqual(["9", "3", "7", "2", "8"]);
  });

  it("starts at the given page", async () => {
    const { list, asked } = numbered((number) => page(rows(number), { page_count: 4 }), 0, 3);
    expect(await ids(list)).toEqual(["3", "4"]);
    expect(asked).toEqual([3, 4]);
  });

  it("that is empty has no rows, one page, and undefined as its first row", async () => {
    const { list } = numbered(() => page([], { page_count: 0, page_number: 0 }));
    expect(await ids(list)).toEqual([]);
    expect(await list.first()).toBeUndefined();
    let pages = 0;
    for await (const one of list.pages()) {
      pages += 1;
      expect(one.items).toEqual([]);
    }
    expect(pages).toBe(1);
  });
});

describe("a list ends", () => {
  it("after the last page that the server counts", async () => {
    const { list, asked } = numbered((number) => page(rows(number), { page_count: 3, page_number: number }));
    await ids(list);
    expect(asked).toEqual([1, 2, 3]);
  });

  it("at an empty page if the server does not count pages", async () => {
    const { list, asked } = numbered((number) => page(number < 4 ? rows(number) : []));
    await ids(list);
    expect(asked).toEqual([1, 2, 3, 4]);
  });

  it("not after its first page if page_count is null", async () => {
    const { list } = numbered((number) => page(number < 4 ? rows(number) : [], { page_count: null } as never));
    expect(await ids(list)).toEqual(["1", "2", "3"]);
  });

  it("not at a short page: the server may have clamped its size", async () => {
    const { list } = numbered((number) =>
      page(number === 2 ? rows("short") : range(number * 10, number * 10 + 5), { page_count: 3 }),
    );
    expect(await ids(list)).toHaveLength(11);
  });

  it("at a page that repeats because the server ignores the number", async () => {
    const { list, asked } = numbered(() => page(rows(1, 2)));
    expect(await ids(list)).toEqual(["1", "2"]);
    expect(asked).toEqual([1, 2]);
  });

  it("if two pages alternate for ever", async () => {
    const { list, asked } = numbered((number) =>
      page(number % 2 ? rows(1) : rows(2), { page_count: 1e9, page_number: number }),
    );
    expect(await ids(list)).toEqual(["1", "2"]);
    expect(asked.length).toBeLessThan(8);
  });

  it("not at a page that repeats because new rows were added at the head", async () => {
    // Between the first and the second request, a whole page of rows was added.
    const { list } = numbered((number) =>
      page(number === 1 ? rows(4, 3) : number === 2 ? rows(4, 3) : rows(2, 1), { page_count: 3, page_number: number }),
    );
    expect(await ids(list)).toEqual(["4", "3", "2", "1"]);
  });

  it("by offset at an empty page, not at a short one, and advances by the rows received", async () => {
    const all = range(0, 25);
    const { list, asked } = byOffset((offset) => all.slice(offset, offset + (offset === 0 ? 7 : 10)));
    expect(await ids(list)).toHaveLength(25);
    expect(asked).toEqual([0, 7, 17, 25]);
  });

  it("by offset at a page that repeats because the server ignores the offset", async () => {
    const { list, asked } = byOffset(() => rows("a", "b"));
    expect(await ids(list)).toEqual(["a", "b"]);
    expect(asked).toEqual([0, 2]);
  });
});

describe("repeated rows", () => {
  it("are left out within the last 10,000, of rows and of pages", async () => {
    const { list } = numbered((number) => page(number === 1 ? rows(1, 2, 3) : rows(3, 4), { page_count: 2 }));
    expect(await ids(list)).toEqual(["1", "2", "3", "4"]);
    const pages: string[][] = [];
    for await (const { items } of list.pages()) pages.push(items.map(({ id }) => id));
    expect(pages).toEqual([["1", "2", "3"], ["4"]]);
  });

  it("are never assumed for rows without a key", async () => {
    const keyless = paginate<Row, Served, number>({
      prefetch: 0,
      start: () => 1,
      load: async () => page(rows("a", "b", "c")),
      next: (number) => (number < 2 ? number + 1 : undefined),
      keyOf: () => undefined,
    });
    expect(await ids(keyless)).toHaveLength(6);
  });

  it("are distinguished even by ids such as __proto__", async () => {
    const { list } = numbered(() => page(rows("__proto__", "constructor", "__proto__", "toString"), { page_count: 1 }));
    expect(await ids(list)).toEqual(["__proto__", "constructor", "toString"]);
  });

  it("among 1,000,000 need memory only for the window", async () => {
    const { list } = numbered((number) => page(range((number - 1) * 1_000, number * 1_000), { page_count: 1_000 }));
    let count = 0;
    let before = 0;
    for await (const _row of list) {
      count += 1;
      if (count === 200_000) before = heapInUse();
    }
    expect(count).toBe(1_000_000);
    expect(heapInUse() - before).toBeLessThan(4 * 2 ** 20);
  });
});

it("the source is told how many rows will be read at most", async () => {
  const told: number[] = [];
  const list = paginate<Row, Served, number>({
    prefetch: 0,
    start: (most) => {
      told.push(most);
      return 1;
    },
    load: async () => page(rows(1, 2, 3)),
    next: () => undefined,
    keyOf: ({ id }) => id,
  });
  await ids(list);
  for await (const one of list.pages()) expect(one.items).toHaveLength(3);
  await list.toArray({ limit: 2 });
  await list.first();
  expect(told).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 2, 1]);
});

describe("toArray", () => {
  const { list, asked } = numbered((number) => page(range(number * 10, number * 10 + 10), { page_count: 5 }));

  it("needs a limit, and fetches no page beyond it", async () => {
    expect(await list.toArray({ limit: 10 })).toHaveLength(10);
    expect(asked).toEqual([1]);
    expect(await list.toArray({ limit: 0 })).toEqual([]);
    expect(asked).toEqual([1]);
  });

  it.each([undefined, {}, { limit: -1 }, { limit: 1.5 }, { limit: Number.POSITIVE_INFINITY }, { limit: "5" }])(
    "%o is refused",
    async (options) => {
      expect(isConfigError(await rejection(list.toArray(options as never)))).toBe(true);
    },
  );
});
