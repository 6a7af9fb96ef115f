import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import type { CallOptions } from "../request/call-options.js";
import type { Answer } from "../response/answer.js";
import { nextPageNumber } from "./page-turns.js";
import { type Page, paginate } from "./paginated.js";

interface Row {
  readonly id: string;
}
type Served = Page<Row, { page_count?: number } | undefined>;

const page = (ids: readonly unknown[], meta?: Served["meta"]): Served => ({
  items: ids.map((id) => ({ id: String(id) })),
  count: undefined,
  meta,
  included: undefined,
  response: {} as Answer,
});

/** A list with prefetch: 1, the pages it asked for, and their signals. */
function ahead(serve: (number: number) => Served | Promise<Served>, options?: CallOptions) {
  const asked: number[] = [];
  const signals: CallOptions["signal"][] = [];
  const list = paginate<Row, Served, number>({
    prefetch: 1,
    ...(options ? { options } : {}),
    start: () => 1,
    load: async (number, given) => {
      asked.push(number);
      signals.push(given?.signal);
      return serve(number);
    },
    next: (number, turn) => nextPageNumber(number, turn as never),
    keyOf: ({ id }) => id,
  });
  return { list, asked, signals };
}

describe("with prefetch: 1, leaving a list aborts the page in flight", () => {
  const never = new Promise<Served>(() => {});
  const left = () => ahead((number) => (number === 2 ? never : page(["a", "b"], { page_count: 3 })));

  it("by break", async () => {
    const { list, asked, signals } = left();
    for await (const { id } of list) {
      expect(signals[1]?.aborted).toBe(false);
      if (id === "b") break;
    }
    expect(asked).toEqual([1, 2]);
    expect(signals[1]?.aborted).toBe(true);
  });

  it("by an error thrown in the loop over its pages", async () => {
    const { list, signals } = left();
    const thrown = (async () => {
      for await (const { count } of list.pages()) throw new Error(`oh ${count}`);
    })();
    await expect(thrown).rejects.toThrow("oh");
    expect(signals[1]?.aborted).toBe(true);
  });

  it("by return() of its iterator", async () => {
    const { list, signals } = left();
    const iterator = list[Symbol.asyncIterator]();
    await iterator.next();
    await iterator.return?.();
    expect(signals[1]?.aborted).toBe(true);
  });

  it("by toArray at its limit", async () => {
    const { list, signals } = left();
    expect(await list.toArray({ limit: 2 })).toHaveLength(2);
    expect(signals[1]?.aborted).toBe(true);
  });

  it("first() fetches no page ahead", async () => {
    const { list, asked } = left();
    expect((await list.first())?.id).toBe("a");
    expect(asked).toEqual([1]);
  });

  it("by the caller's signal: it keeps the reason, and leaves no listener", async () => {
    const controller = new AbortController();
    const { list, signals } = ahead((number) => page([number]), { signal: controller.signal });
    for await (const { id } of list) {
      if (id === "2") break;
    }
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    for await (const { id } of list) {
      if (id === "1") controller.abort("enough");
      else if (id === "4") break;
    }
    expect(signals.slice(-4).map((signal) => signal?.reason)).toEqual(["enough", "enough", "enough", "enough"]);
  });
});

it("with prefetch: 1, a page fetched ahead is aborted even if the signal was aborted during the first page", async () => {
  const controller = new AbortController();
  const serve = (number: number): Served => {
    controller.abort("enough");
    return page([number]);
  };
  const { list, signals } = ahead(serve, { signal: controller.signal });
  for await (const { id } of list) if (id === "1") break;
  expect(signals.map((signal) => signal?.reason)).toEqual(["enough", "enough"]);
});
