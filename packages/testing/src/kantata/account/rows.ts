/** A row of the fake's table of account invitations. */
export interface KantataRow {
  /** The id that the table assigned. */
  readonly number: number;
  /** In milliseconds. The server sorts by whole seconds only. */
  readonly createdAt: number;
  /** When lists begin to show it. */
  readonly visibleAt: number;
  readonly email_address: string;
  readonly full_name: string;
  readonly given: Readonly<Record<string, unknown>>;
  pending: boolean;
  /** From when on its life is counted, in milliseconds. */
  expiresFrom: number;
  readonly inviterId: string;
  inviteeId: string | null;
  /** Number of the request that created it; undefined if somebody else created it. */
  readonly request: number | undefined;
}

/**
 * How rows of the same second are sorted. The vendor's library sorts them by ascending id. `unstable`: differently in each
 * request, as databases may do without an ORDER BY.
 */
export type Ties = "ascending" | "descending" | "shuffled" | "unstable";

type Field = (row: KantataRow) => number | string;

const FIELDS: Readonly<Record<string, Field>> = {
  bill_rate: (row) => Number(row.given.bill_rate_in_cents ?? 0),
  cost_rate: (row) => Number(row.given.cost_rate_in_cents ?? 0),
  created_at: (row) => Math.floor(row.createdAt / 1000),
  expiration_date: (row) => Math.floor(row.createdAt / 1000),
  full_name: (row) => row.full_name.toLowerCase(),
  permission: (row) => String(row.given.permission ?? ""),
};

/** The parameters that choose and sort rows. */
const LIST_PARAMETERS = ["only_pending", "only", "by_full_name", "search", "order"];

/** The table of account invitations. */
export class KantataRows {
  readonly #rows = new Map<number, KantataRow>();
  /** The same by address, in lower case. */
  readonly #byAddress = new Map<string, Set<KantataRow>>();
  /** The rows of the last list, for its next page; until then nothing may change, and no row may begin to be shown. */
  #listed: { readonly key: string; readonly until: number; readonly rows: KantataRow[] } | undefined;
  readonly #ties: Ties;
  readonly #idsAscend: boolean;
  #next: number;
  #sorts = 0;

  constructor(ties: Ties, firstId: number, idsAscend = true) {
    this.#ties = ties;
    this.#next = firstId;
    this.#idsAscend = idsAscend;
  }

  /** `number`: an id that no row has. Later rows get higher ones, unless ids do not ascend. */
  insert(row: Omit<KantataRow, "number" | "expiresFrom">, number?: number): KantataRow {
    const inserted = { ...row, expiresFrom: row.createdAt, number: number ?? this.#nextId() };
    this.#next = Math.max(this.#next, (number ?? 0) + 1);
    this.#rows.set(inserted.number, inserted);
    const address = row.email_address.toLowerCase();
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? new Set()).add(inserted));
    this.changed();
    return inserted;
  }

  #nextId(): number {
    for (;;) {
      const id = this.#idsAscend ? this.#next : scattered(this.#next);
      this.#next += 1;
      if (!this.#rows.has(id)) return id;
    }
  }

  get(id: string): KantataRow | undefined {
    return /^\d+$/.test(id) ? this.#rows.get(Number(id)) : undefined;
  }

  delete(row: KantataRow): void {
    this.#rows.delete(row.number);
    this.#byAddress.get(row.email_address.toLowerCase())?.delete(row);
    this.changed();
  }

  /** To be called after a change of a row. */
  changed(): void {
    this.#listed = undefined;
  }

  /** The rows with this address, whatever its letter case, in the order in which they were made. */
  ofAddress(address: string): Iterable<KantataRow> {
    return this.#byAddress.get(address.toLowerCase()) ?? [];
  }

  /** All rows, including those that lists do not show yet. */
  get all(): readonly KantataRow[] {
    return [...this.#rows.values()];
  }

  /** The rows that a list query asks for, of those that lists show at `now`, in its order. */
  matching(query: URLSearchParams, now: number): readonly KantataRow[] {
    const key = JSON.stringify(LIST_PARAMETERS.map((name) => query.get(name)));
    if (this.#listed?.key === key && now < this.#listed.until) return this.#listed.rows;
    const rows = this.#matching(query, now);
    if (this.#ties !== "unstable") this.#listed = { key, until: this.#nextShown(now), rows };
    return rows;
  }

  /** When the next row begins to be shown. */
  #nextShown(now: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { visibleAt } of this.#rows.values()) if (visibleAt > now) next = Math.min(next, visibleAt);
    return next;
  }

  #matching(query: URLSearchParams, now: number): KantataRow[] {
    const pendingOnly = isPendingOnly(query);
    const only = query.get("only")?.split(",");
    const name = query.get("by_full_name")?.toLowerCase();
    // A search does not combine with `only`.
    const words = only ? undefined : query.get("search")?.toLowerCase();
    return this.sorted(query.get("order"), now).filter((row) => {
      if (pendingOnly && !row.pending) return false;
      if (name && !row.full_name.toLowerCase().includes(name)) return false;
      if (words && !`${row.full_name} ${row.email_address}`.toLowerCase().includes(words)) return false;
      return only === undefined || only.includes(String(row.number));
    });
  }

  /** The rows that lists show at `now`, in this order. */
  sorted(order: string | null, now: number): KantataRow[] {
    const shown: KantataRow[] = [];
    for (const row of this.#rows.values()) if (row.visibleAt <= now) shown.push(row);
    return this.sort(shown, order);
  }

  /** An unknown field means the default order, without an error. Any direction but `desc` is ascending. */
  sort(rows: KantataRow[], order: string | null): KantataRow[] {
    const [name = "", direction] = (order ?? "").split(":");
    const known = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    const field = known ?? (FIELDS.created_at as Field);
    this.#sorts += 1;
    const sign = (known ? direction : "desc") === "desc" ? -1 : 1;
    return rows.sort((a, b) => {
      const [x, y] = [field(a), field(b)];
      return x === y ? this.#tie(a) - this.#tie(b) : x < y ? -sign : sign;
    });
  }

  #tie({ number }: KantataRow): number {
    if (this.#ties === "ascending") return number;
    if (this.#ties === "descending") return -number;
    if (this.#ties === "unstable") return scattered(number + this.#sorts);
    // An arbitrary order, but always the same.
    return scattered(number);
  }
}

/** The filter's default is true, and the server understands only `false` and `FALSE` as false. */
export function isPendingOnly(query: URLSearchParams): boolean {
  return !/^(false|FALSE)$/.test(query.get("only_pending") ?? "");
}

/** Maps numbers to different numbers in no apparent order. */
function scattered(number: number): number {
  return (number * 2_654_435_761) % 4_294_967_296;
}
