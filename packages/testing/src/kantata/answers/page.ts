import type { KantataRow } from "../account/rows.js";
import type { PageOf } from "./present.js";

/**
 * The part of a list that a query asks for. `per_page` or `limit` above `most` is reduced without an error. `limit` counts only together
 * with `offset`. `only` turns paging off, but `page_count` is computed as if it did not.
 */
export function pageOf(query: URLSearchParams, matches: readonly KantataRow[], most: number): PageOf {
  const size = Math.min(pageSize(query), most);
  const byOffset = query.has("limit") && query.has("offset");
  const page = byOffset ? 1 : whole(query.get("page"), 1, 1);
  const from = byOffset ? whole(query.get("offset"), 0, 0) : (page - 1) * size;
  const length = byOffset ? Math.min(whole(query.get("limit"), 1, 1), most) : size;
  const rows = query.has("only") ? matches : matches.slice(from, from + length);
  return { rows, count: matches.length, page, size };
}

/** The rows per page that a query asks for: 1 to 200, and 20 without a number that is at least 1. */
export function pageSize(query: URLSearchParams): number {
  return Math.min(200, whole(query.get("per_page"), 1, 20));
}

function whole(text: string | null, least: number, fallback: number): number {
  const number = /^\d+$/.test(text ?? "") ? Number(text) : fallback;
  return Number.isSafeInteger(number) && number >= least ? number : fallback;
}
