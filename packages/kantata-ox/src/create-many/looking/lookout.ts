import { type ApiClient, type CallOptions, ClientError, ServerClock } from "@invitation-clients/runtime";
import { operations } from "../../generated/operations.js";
import { listAccountInvitations } from "../../invitations/invitation-list.js";
import type { Include } from "../../types.js";
import { groupBy } from "../matching/group-by.js";
import {
  type Candidate,
  candidateOf,
  type Match,
  matchAnswered,
  matchEarlier,
  matchListed,
  type Row,
  rivalsAmong,
  type Traces,
} from "../matching/match-rows.js";
import { type Keys, keysOf } from "../matching/normal-form.js";
import type { Pending } from "../pending.js";
import { alikeIn } from "./alike.js";
import { createSightings } from "./sightings.js";
import type { Known } from "./watermark.js";

/** People who were sent, each with the time of the first request that included them. */
export type Sought = ReadonlyMap<Pending, number>;

/** Reads the list of invitations for one run, and distinguishes the run's own rows from all others. */
export interface Lookout {
  /**
   * Reads the newest rows. If people are given, walks the whole list and finds the row that already invites each of them.
   *
   * @throws ClientError if the list cannot be read or hides addresses; then nothing may be sent
   */
  begin(people: readonly Pending[] | undefined): Promise<ReadonlyMap<Pending, Match>>;
  /** Milliseconds until the first batch may be sent. */
  wait(): number;
  /** Walks the list from its newest row down to the first row that is older than all requests sought. */
  look(sought: Sought): Promise<ReadonlyMap<Keys, Match>>;
  /** What the run knows when a batch with these people leaves at `since`. */
  known(people: readonly Pending[], since: number): Known;
  /** What the pages of the list tell about the server's clock. */
  readonly serverClock: ServerClock;
  /** Takes over what an earlier run knew when it sent a batch. Returns the time that this batch has in this run. */
  restore(known: Known): number;
  /** Matches the rows of an answer with the people of its request, which was sent at `since`. */
  read(rows: readonly Row[], people: readonly Pending[], since: number): ReadonlyMap<Pending, Match>;
}

const PAGE_SIZE = 200;
/** How many rows of the first read are remembered: enough to find one again even if many are deleted. */
const MOST_KNOWN = 1_000;
const MOST_WALKS = 3;
const MOST_STEPS_BACK = 100;

/** @param all the inputs of the run */
export function createLookout(
  client: ApiClient,
  include: readonly Include[],
  options: CallOptions,
  all: readonly Pending[],
): Lookout {
  const { clock } = client;
  // Includes accepted invitations, because people may accept during the run.
  const query = { only_pending: false, order: "created_at:desc", per_page: PAGE_SIZE, include } as const;
  const sightings = createSightings();
  let isBegun = false;
  const taken = new Set<string>();
  const traces: Traces = { inviters: new Set(), keepsAddresses: false };
  const alikeOf = alikeIn(all);
  const serverClock = new ServerClock(clock);
  /** People of an earlier run whose rows may be taken for those of its batches, by the times that stand for these. */
  const alikes = new Map<number, readonly Keys[]>();

  /**
   * Reads pages from the newest row down until `isEnough`; returns whether it read the whole list. When rows vanish, later
   * rows move up to pages already read, so these are read again. When rows repeat for no reason, the server sorts rows of
   * one second differently each time, so the walk starts over.
   */
  const walk = async (start: () => (page: readonly Row[]) => boolean): Promise<boolean> => {
    for (let walks = 0; walks < MOST_WALKS; walks += 1) {
      const isEnough = start();
      const read = new Set<string>();
      let [served, inserted, readAgain, stepsBack, pageSize] = [0, 0, 0, 0, 0];
      let before: number | undefined;
      for (let number = 1; ; number += 1) {
        const { items, count, meta } = await pageAt(number);
        pageSize ||= items.length;
        const grown = (count ?? 0) - (before ?? count ?? 0);
        before = count;
        if (grown < 0 && number > 1) {
          stepsBack += 1;
          // The list keeps shrinking.
          if (stepsBack > MOST_STEPS_BACK) break;
          const back = Math.min(number, Math.ceil(-grown / pageSize) + 1);
          readAgain += (back - 1) * pageSize;
          number -= back;
          continue;
        }
        inserted += grown;
        served += items.length;
        const fresh = items.filter(({ id }) => !read.has(String(id)));
        for (const { id } of fresh) read.add(String(id));
        if (served - read.size > inserted + readAgain) break;
        if (isEnough(fresh)) return false;
        // A count may be stale, so it ends the walk only if the page is also not full.
        const isLast =
          count !== undefined && items.length < (meta?.page_size ?? PAGE_SIZE) && read.size >= count - inserted;
        if (items.length === 0 || isLast) return true;
      }
    }
    throw unusable("the list kept changing its order");
  };

  const pageAt = async (page: number) => {
    const askedAt = clock.now();
    for await (const found of listAccountInvitations(client, { ...query, page }, options).pages()) {
      serverClock.see(found.response.headers, askedAt);
      return found;
    }
    throw unusable("the list has no page");
  };

  return {
    async begin(people) {
      const isFirst = !isBegun;
      isBegun = true;
      const most = isFirst ? MOST_KNOWN : PAGE_SIZE;
      const existing = new Map<Pending, Match>();
      const hasRival = rivalsAmong(people ?? []);
      const byKey = groupBy(people ?? [], comparedKeys);
      await walk(() => {
        existing.clear();
        let read = 0;
        let found = 0;
        return (page) => {
          const rows = page.map(candidateOf);
          if (rows.some(({ address }) => address === "")) {
            throw unusable(
              "the list hides e-mail addresses, so createMany cannot tell who was invited: use the token of an administrator",
            );
          }
          sightings.see(page.slice(0, most - read), clock.now());
          read += page.length;
          if (!people) return true;
          const isEnough = found === people.length;
          // Nobody else can match a row of this page.
          const near = new Set(rows.flatMap((row) => comparedKeys(row).flatMap((key) => byKey.get(key) ?? [])));
          const open = [...near].filter((one) => existing.get(one)?.whose !== "theirs");
          open.sort((a, b) => a.position - b.position);
          for (const [one, match] of matchEarlier(open, rows, hasRival)) {
            existing.set(one, match);
            // A later row may match the others better.
            if (match.whose === "theirs") found += 1;
          }
          return isEnough;
        };
      });
      if (isFirst) sightings.endFirstRead();
      return existing;
    },
    wait: () => sightings.wait(clock.now()),
    known: (people, since) => ({
      ...sightings.known(since),
      inviters: [...traces.inviters],
      keepsAddresses: traces.keepsAddresses,
      alike: alikeOf(people).map(({ address, name }) => [address, name]),
    }),
    serverClock,
    restore(known) {
      for (const id of known.inviters) traces.inviters.add(id);
      traces.keepsAddresses ||= known.keepsAddresses;
      const since = sightings.restore(known);
      alikes.set(
        since,
        known.alike.map(([email_address, full_name]) => keysOf({ email_address, full_name })),
      );
      return since;
    },
    async look(sought) {
      const times = [...new Set(sought.values())];
      let rows: Row[] = [];
      const isWhole = await walk(() => {
        rows = [];
        let floorless = times;
        return (page) => {
          sightings.see(page, clock.now());
          rows.push(...page);
          floorless = floorless.filter((since) => !page.some((row) => sightings.isFloor(row, since)));
          return floorless.length === 0;
        };
      });
      const canBeFrom = sightings.newest(rows, isWhole);
      const isNew = (row: Row): boolean => times.some((since) => canBeFrom(row, since));
      const candidates = rows.filter((row) => !taken.has(String(row.id)) && isNew(row)).map(candidateOf);
      // A row without an address may be anybody's, including ours.
      if (candidates.some(({ address }) => address === "")) throw unusable("the list shows a row without an address");
      // Somebody who has a result since an earlier run is not sought, but takes a row all the same.
      const others = new Map(times.flatMap((since) => alikes.get(since) ?? []).map((one) => [one.address, one]));
      for (const { address } of sought.keys()) others.delete(address);
      const sinceOf: ReadonlyMap<Keys, number> = sought;
      const isFor = ({ row }: Candidate, one: Keys): boolean => {
        const since = sinceOf.get(one);
        return since === undefined || canBeFrom(row, since);
      };
      const matches = matchListed([...sought.keys(), ...others.values()], candidates, traces, isFor);
      // Somebody else's row does not decide anything before the last look.
      for (const { row, whose } of matches.values()) if (whose === "ours") taken.add(String(row.id));
      return matches;
    },
    read(rows, people, since) {
      const isEarlier = ({ row }: Candidate): boolean => sightings.isBefore(row, since);
      const matches = matchAnswered(people, [...byId(rows).values()].map(candidateOf), traces, isEarlier);
      sightings.see(rows, clock.now(), since);
      for (const { row } of matches.values()) taken.add(String(row.id));
      return matches;
    },
  };
}

/** The keys by which `matchEarlier` pairs people with rows. */
function comparedKeys({ address, loose }: Keys): string[] {
  return [`address ${address}`, `loose ${loose}`];
}

function byId(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [String(row.id), row]));
}

function unusable(message: string): ClientError {
  return new ClientError(message, { outcome: "not-sent", operationId: operations.listAccountInvitations.id });
}
