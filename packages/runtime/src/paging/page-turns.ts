import type { PageTurn } from "./paginated.js";

// A list that grows at its head can push a whole page of known rows to the next page once or twice. After this many such pages
// the list ends. Otherwise it would never end if the server repeats itself for ever.
const MOST_STALE_PAGES = 3;

/** A page found by its number. */
export interface NumberedPage {
  readonly meta: { readonly page_count?: number; readonly page_number?: number } | undefined;
}

/**
 * The number of the next page; undefined at the end. A list ends at an empty page, at the last page that the server counts,
 * and at a page that repeats unless the server numbers it differently. It does not end at a short page, because the server may
 * have clamped the page size.
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
 * The offset of the next page; undefined at the end. It advances by the number of rows received, not requested. A list ends at
 * an empty page or one that repeats, not at a short one.
 */
export function nextOffset(offset: number, turn: PageTurn<unknown>): number | undefined {
  return turn.served === 0 || turn.repeats || turn.stale >= MOST_STALE_PAGES ? undefined : offset + turn.served;
}
