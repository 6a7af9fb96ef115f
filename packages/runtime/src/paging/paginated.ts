import { ConfigError } from "../errors/errors.js";
import { type LinkedSignal, linkedTo } from "../platform/on-abort.js";
import { own } from "../platform/own.js";
import type { CallOptions } from "../request/call-options.js";
import type { Answer } from "../response/answer.js";
import { createRecentKeys } from "./recent-keys.js";

/** One page of a list. */
export interface Page<Item, Meta = unknown, Included = unknown> {
  /** The rows in the server's order, without those that an earlier page of this iteration contained. */
  readonly items: readonly Item[];
  /** How many rows match in total; undefined if the server does not say. */
  readonly count: number | undefined;
  readonly meta: Meta;
  readonly included: Included;
  readonly response: Answer;
}

/**
 * A list that is fetched page by page while it is read. Nothing is sent before the first row is requested, and each iteration
 * starts from the beginning. A row is not returned twice (within the last 10,000). If the list changes meanwhile, rows may be
 * skipped, as with any paging by number. Reading it rejects with the errors of the calls that load its pages.
 */
export interface Paginated<Item, P = Page<Item>> {
  [Symbol.asyncIterator](): AsyncIterator<Item, undefined>;
  /** The pages instead of their rows. */
  pages(): AsyncIterable<P>;
  /**
   * Collects at most `limit` rows in an array.
   *
   * @throws ConfigError for a limit that is not a whole number; the errors of the calls that load pages
   */
  toArray(options: { readonly limit: number }): Promise<Item[]>;
  /** The first row, or undefined if there is none. */
  first(): Promise<Item | undefined>;
}

/** What is known about a page when the next one is chosen. */
export interface PageTurn<P> {
  readonly page: P;
  /** How many rows the server sent, repeated ones included. */
  readonly served: number;
  /** Whether the page has the same rows as the one before. */
  readonly repeats: boolean;
  /** How many pages in a row contained nothing new, this one included. */
  readonly stale: number;
}

/** How the pages of one list are loaded. */
export interface PageSource<Item, P extends Page<Item>, Cursor> {
  /**
   * The cursor of the first page; undefined if there is nothing to fetch. May throw a ConfigError.
   *
   * @param rows the most rows that will be read: Infinity for the whole list
   */
  start(rows: number): Cursor | undefined;
  /** @param options the source's own, with a signal that is also aborted when the loop over the list ends early */
  load(cursor: Cursor, options: CallOptions | undefined): Promise<P>;
  /** The cursor of the next page; undefined at the end. */
  next(cursor: Cursor, turn: PageTurn<P>): Cursor | undefined;
  /** The key of a row, by which repetitions are found. A row without one (undefined) never counts as a repetition. */
  keyOf(item: Item): string | undefined;
  /** How many pages are fetched ahead. */
  readonly prefetch: 0 | 1;
  /** Options of the calls that load pages. */
  readonly options?: CallOptions | undefined;
}

/** How many keys are remembered, to leave repeated rows out. */
const WINDOW = 10_000;

/** Makes a lazy list of a source of pages. */
export function paginate<Item, P extends Page<Item>, Cursor>(source: PageSource<Item, P, Cursor>): Paginated<Item, P> {
  async function* pages(prefetch: 0 | 1, rows: number): AsyncGenerator<P, undefined> {
    const seen = createRecentKeys(WINDOW);
    let before: readonly (string | undefined)[] | undefined;
    let stale = 0;
    const isFresh = (key: string | undefined): boolean => key === undefined || seen.add(key);
    let cursor = source.start(rows);
    const { options } = source;
    let ahead: Promise<P> | undefined;
    let leaving: LinkedSignal | undefined;
    try {
      while (cursor !== undefined) {
        const page = await (ahead ?? source.load(cursor, options));
        const keys = page.items.map((item) => source.keyOf(item));
        const fresh = page.items.filter((_item, index) => isFresh(keys[index]));
        const repeats =
          keys.length > 0 &&
          before?.length === keys.length &&
          keys.every((key, index) => key !== undefined && key === before?.[index]);
        before = keys;
        stale = fresh.length > 0 ? 0 : stale + 1;
        const next = source.next(cursor, { page, served: keys.length, repeats, stale });
        if (next !== undefined && prefetch === 1) {
          leaving ??= linkedTo(options?.signal);
          ahead = source.load(next, { ...options, signal: leaving.signal });
          // The caller may stop here and never await it.
          ahead.catch(() => {});
        }
        if (fresh.length > 0) yield fresh.length === keys.length ? page : { ...page, items: fresh };
        else if (seen.size === 0) yield page;
        cursor = next;
      }
    } finally {
      leaving?.cut();
      leaving?.abort();
    }
    return undefined;
  }

  async function* items(prefetch: 0 | 1, rows: number): AsyncGenerator<Item, undefined> {
    for await (const page of pages(prefetch, rows)) yield* page.items;
    return undefined;
  }

  const { prefetch } = source;
  return {
    [Symbol.asyncIterator]: () => items(prefetch, Infinity),
    pages: () => pages(prefetch, Infinity),
    async toArray(options) {
      const { limit } = own(options);
      if (!Number.isSafeInteger(limit) || limit < 0) {
        throw new ConfigError("toArray needs { limit }: the most rows to collect, a whole number");
      }
      const collected: Item[] = [];
      if (limit === 0) return collected;
      for await (const item of items(prefetch, limit)) {
        collected.push(item);
        if (collected.length >= limit) break;
      }
      return collected;
    },
    async first() {
      for await (const item of items(0, 1)) return item;
      return undefined;
    },
  };
}
