import type { PageTurn } from "./paginated.js";

// A list that grows at its head can push a whole page of known rows to the next number once or twice. A server that
// does so for ever would keep us for ever.
const MOST_STALE_PAGES = 3;

/** What a server says of a page that is found by its number. */
export interface NumberedPage {
  readonly meta: { readonly page_count?: number; readonly page_number?: number } | undefined;
}

/**
 * The number of the next page; undefined at the end. Ends at an empty page, past the last one the server counts (not at a short page: its
 * size may have been clamped), and at a page that repeats, unless the server says that it is another one.
 */
export function nextPageNumber(number: number, turn: PageTurn<NumberedPage>): number | undefined {
  const { page, served, repeats, stale } = turn;
  if (served === 0) return undefined;
  const pageCount = page.meta?.page_count;
  if (typeof pageCount === "number" && number >= pageCount) return undefined;
  if (repeats && page.meta?.page_number !== number) return undefined;
  return stale >= MOST_STALE_PAGES ? undefined : number + 1;
}

/**
 * The offset of the next page; undefined at the end. Advances by what came, never by what was asked for, and ends at an
 * empty page or one that repeats, never at a short one.
 */
export function nextOffset(offset: number, turn: PageTurn<unknown>): number | undefined {
  return turn.served === 0 || turn.repeats || turn.stale >= MOST_STALE_PAGES ? undefined : offset + turn.served;
}
