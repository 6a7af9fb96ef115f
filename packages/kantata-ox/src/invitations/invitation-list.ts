import {
  type ApiClient,
  type CallOptions,
  ConfigError,
  checkInteger,
  checkKeys,
  type Id,
  nextOffset,
  nextPageNumber,
  own,
  type Paginated,
  paginate,
} from "@invitation-clients/runtime";
import { checkInclude, readEnvelope } from "../envelope.js";
import { operations } from "../generated/operations.js";
import type { AccountInvitationPage, Include, ListParams, WithIncluded } from "../types.js";

/** Options of a list. */
export interface ListOptions extends CallOptions {
  /** Pages fetched ahead of the one being read: 0 or 1. @default 0 */
  readonly prefetch?: 0 | 1 | undefined;
}

// The vendor's own client splits at this number, which keeps URLs short enough for every proxy.
const IDS_PER_REQUEST = 150;

/** The next request of a list, and the ids that are left for later requests. */
interface Cursor {
  readonly query: ListParams<Include>;
  readonly idsLeft: readonly Id[];
}

/** Lists account invitations page by page. */
export function listAccountInvitations(
  client: ApiClient,
  params?: ListParams<Include>,
  options?: ListOptions,
): Paginated<WithIncluded<never>, AccountInvitationPage> {
  // Copied, because later changes by the caller must not affect a list in progress.
  const given = own(params);
  const { only } = given;
  const rest = own({ ...given, only: undefined });
  const { prefetch = 0, ...callOptions } = own(options);
  const ids = Array.isArray(only) ? [...only] : undefined;

  const idCursor = (left: readonly Id[]): Cursor | undefined => {
    if (left.length === 0) return undefined;
    const chunk = left.slice(0, IDS_PER_REQUEST);
    // The server does not page `only`. If it did, one page would be large enough for all.
    const query = { ...rest, only: chunk, per_page: rest.per_page ?? IDS_PER_REQUEST };
    return { query, idsLeft: left.slice(IDS_PER_REQUEST) };
  };

  return paginate<WithIncluded<never>, AccountInvitationPage, Cursor>({
    prefetch,
    options: callOptions,
    keyOf: ({ id }) => String(id),
    start(rows) {
      checkParams(given, prefetch);
      if (ids) return idCursor(ids);
      const { maxPageSize } = operations.listAccountInvitations;
      // The caller who names a page or an offset counts in pages of the server's size.
      const isPlaced = (given.page ?? given.per_page ?? given.offset) !== undefined;
      if (isPlaced || maxPageSize === undefined) return { query: rest, idsLeft: [] };
      return { query: { ...rest, per_page: Math.min(rows, maxPageSize) }, idsLeft: [] };
    },
    async load({ query }, options) {
      const reply = await client.call(operations.listAccountInvitations, { query }, options);
      const page = readEnvelope(reply, "account_invitations", rest.include);
      return { ...page, response: reply.answer };
    },
    next({ query, idsLeft }, turn) {
      if (ids) return idCursor(idsLeft);
      const { page = 1, offset } = query;
      const isByOffset = offset !== undefined;
      const next = isByOffset ? nextOffset(offset, turn) : nextPageNumber(page, turn);
      const turned: Pick<ListParams, "page" | "offset"> = isByOffset ? { offset: next } : { page: next };
      return next === undefined ? undefined : { query: { ...query, ...turned }, idsLeft };
    },
  });
}

function checkParams(params: ListParams<Include>, prefetch: unknown): void {
  checkKeys("list params", params, operations.listAccountInvitations.query);
  checkInclude(params.include);
  checkInteger("page", params.page, 1);
  checkInteger("per_page", params.per_page, 1);
  checkInteger("limit", params.limit, 1);
  checkInteger("offset", params.offset, 0);
  if (prefetch !== 0 && prefetch !== 1) throw new ConfigError("options.prefetch must be 0 or 1");
  if ((params.limit === undefined) !== (params.offset === undefined)) {
    throw new ConfigError("limit and offset go together: the server ignores one without the other");
  }
  if (params.only !== undefined && !Array.isArray(params.only)) throw new ConfigError("only must be a list of ids");
  if (params.only && (params.page !== undefined || params.limit !== undefined)) {
    throw new ConfigError("only cannot be paged: leave out page, limit and offset");
  }
}
