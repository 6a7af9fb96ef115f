import { type ApiClient, type CallOptions, ClientError } from "@invitation-clients/runtime";
import { operations } from "../generated/operations.js";
import { listAccountInvitations } from "../invitation-list.js";
import type { Include } from "../types.js";
import { candidateOf, type Match, matchAnswered, matchListed, type Row, type Traces } from "./match-rows.js";
import { isCutName } from "./normal-form.js";
import type { Pending } from "./pending.js";
import { createSightings } from "./sightings.js";

/** People who were sent, each with the time at which the first request with this input left. */
export type Sought = ReadonlyMap<Pending, number>;

/** Watches the list of invitations for one run, and tells the rows that the run made from all others. */
export interface Lookout {
  /**
   * Reads the newest rows. With people, walks the whole list and tells which row already invites each.
   *
   * @throws ClientError if the list cannot be read, or hides addresses: nothing may be sent then
   */
  begin(people: readonly Pending[] | undefined): Promise<ReadonlyMap<Pending, Row>>;
  /** Milliseconds until the first batch may be sent. */
  wait(): number;
  /** Walks the list from its newest row down to the first that is older than everything sought. */
  look(sought: Sought): Promise<ReadonlyMap<Pending, Match>>;
  /** Reads the rows of an answer to a request with these people, sent at `since`. */
  read(rows: readonly Row[], people: readonly Pending[], since: number): ReadonlyMap<Pending, Match>;
}

const PAGE_SIZE = 200;
/** Rows of the first read that are remembered: enough to find one again though many are deleted meanwhile. */
const MOST_KNOWN = 1_000;
const MOST_WALKS = 3;

export function createLookout(client: ApiClient, include: readonly Include[], options: CallOptions): Lookout {
  const { clock } = client;
  // Accepted ones too: someone may accept while we look.
  const query = { only_pending: false, order: "created_at:desc", per_page: PAGE_SIZE, include } as const;
  const sightings = createSightings();
  const taken = new Set<Row["id"]>();
  const traces: Traces = { inviters: new Set(), renames: false };

  /**
   * Walks from the newest row down; tells whether it read the whole list. Starts anew if rows may have moved to a page that was
   * already read: when some vanish, or when the server sorts the rows of one second differently each time.
   */
  const walk = async (start: () => (page: readonly Row[]) => boolean): Promise<boolean> => {
    for (let walks = 0; walks < MOST_WALKS; walks += 1) {
      const isLast = start();
      let [read, served, grown] = [0, 0, 0];
      let count: number | undefined;
      let hasMoved = false;
      let hasEnded = false;
      for await (const page of listAccountInvitations(client, query, options).pages()) {
        grown += (page.count ?? 0) - (count ?? page.count ?? 0);
        count = page.count;
        read += page.items.length;
        served += (page.response.body as { readonly results: readonly unknown[] }).results.length;
        hasMoved = served - read > grown;
        hasEnded = !hasMoved && isLast(page.items);
        if (hasMoved || hasEnded) break;
      }
      const isWhole = !hasMoved && read >= (count ?? 0);
      if (hasEnded || isWhole) return isWhole;
    }
    throw unusable("the list of invitations changed its order each time it was read");
  };

  const take = (matches: ReadonlyMap<Pending, Match>): ReadonlyMap<Pending, Match> => {
    for (const { row, whose } of matches.values()) if (whose === "ours") taken.add(row.id);
    return matches;
  };

  return {
    async begin(people) {
      const existing = new Map<Pending, Row>();
      let seen = 0;
      const isWhole = await walk(() => {
        existing.clear();
        seen = 0;
        return (page) => {
          const rows = page.map(candidateOf);
          if (rows.some(({ address }) => address === "")) {
            throw unusable(
              "the list hides e-mail addresses from the user of this token, so createMany could not tell who has been invited: use the token of an administrator",
            );
          }
          const known = page.slice(0, MOST_KNOWN - seen);
          sightings.see(known, clock.now());
          seen += page.length;
          if (!people) return true;
          const open = people.filter((one) => !existing.has(one));
          for (const [one, { row, whose }] of matchListed(open, rows, traces)) {
            // Doubt is no match: other people have similar addresses, or the same name.
            if (whose !== "unsure") existing.set(one, row);
          }
          return existing.size === people.length;
        };
      });
      sightings.begin(isWhole && seen <= MOST_KNOWN);
      return existing;
    },
    wait: () => sightings.wait(clock.now()),
    async look(sought) {
      const earliest = Math.min(...sought.values());
      let rows: Row[] = [];
      const isWhole = await walk(() => {
        rows = [];
        return (page) => {
          sightings.see(page, clock.now());
          rows.push(...page);
          return page.some((row) => sightings.isFloor(row, earliest));
        };
      });
      const canBeFrom = sightings.newest(rows, isWhole);
      const candidates = rows.filter((row) => !taken.has(row.id) && canBeFrom(row, earliest)).map(candidateOf);
      // It may be anybody's, so it may be ours.
      if (candidates.some(({ address }) => address === "")) throw unusable("the list shows a row without an address");
      return take(
        matchListed([...sought.keys()], candidates, traces, ({ row }, one) => canBeFrom(row, sought.get(one) ?? 0)),
      );
    },
    read(rows, people, since) {
      const matches = new Map<Pending, Match>();
      for (const [one, match] of matchAnswered(people, rows.map(candidateOf))) {
        const isTheirs = sightings.isBefore(match.row, since);
        matches.set(one, isTheirs ? { ...match, whose: "theirs" } : match);
        if (isTheirs) continue;
        const { inviter, name } = candidateOf(match.row);
        if (inviter !== undefined) traces.inviters.add(inviter);
        traces.renames ||= !isCutName(name, one.name);
      }
      sightings.see(rows, clock.now());
      return take(matches);
    },
  };
}

function unusable(message: string): ClientError {
  return new ClientError(message, { outcome: "not-sent", operationId: operations.listAccountInvitations.id });
}
