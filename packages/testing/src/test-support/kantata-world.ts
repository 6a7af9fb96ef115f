import {
  type AccountInvitationCreate,
  type CreateManyOptions,
  type CreateManyResult,
  createKantataClient,
  type KantataClient,
} from "@invitation-clients/kantata-ox";
import { vi } from "vitest";
import { runOnFakeClock } from "../clock/run-on-fake-clock.js";
import { createKantataFake, type KantataFake } from "../kantata/kantata-fake.js";
import type { ClosedFetch } from "../server/fake-fetch.js";
import type { RecordedRequest } from "../server/service.js";
import type { Fault } from "../trouble/fault.js";
import { faultOf } from "../trouble/fault-of.js";
import { type Trouble, trouble } from "../trouble/trouble.js";
import { addressesOf } from "./job.js";
import { Ledger } from "./ledger.js";
import type { AddressStyle, Scenario } from "./scenario.js";
import { seeded } from "./seeded.js";

/** Runs the job, with the real client or with a broken one that the checks must catch. */
export type Runner = (
  kantata: KantataClient,
  people: readonly AccountInvitationCreate[],
  options: CreateManyOptions,
) => Promise<CreateManyResult[]>;

/** One POST of a run. */
export interface PostSeen {
  /** Has the status of the answer once there is one. */
  readonly request: RecordedRequest;
  readonly at: number;
  readonly addresses: ReadonlySet<string>;
  readonly fault: Fault;
}

/** The facts about a run, against which its results are checked. */
export interface World {
  readonly scenario: Scenario;
  readonly people: readonly AccountInvitationCreate[];
  readonly fake: KantataFake;
  /** Who made which row. */
  readonly ledger: Ledger;
  /** Creates a client for a new process, which knows nothing about earlier processes. `through` can end its requests. */
  readonly connect: (through?: (fetch: ClosedFetch) => ClosedFetch) => KantataClient;
  readonly posts: PostSeen[];
  /** Whether a read failed after all its retries. */
  lookFailed: boolean;
  /** Whether faults and events still happen. */
  troubled: boolean;
  /** Ids of the rows from before the run. */
  readonly earlier: readonly string[];
  /** Whether nobody deletes our rows. A second run could not know that deleted rows existed. */
  readonly oursStay: boolean;
}

const START = Date.UTC(2026, 0, 15, 12);

/** Sets up the account, the people and the client of a scenario. */
export function makeWorld(scenario: Scenario, oursStay = false): World {
  vi.clearAllTimers();
  vi.setSystemTime(START + scenario.phase);
  Math.random = seeded(scenario.seed);
  const fake = createKantataFake(scenario.server);
  const ledger = new Ledger(fake);
  const people = peopleOf(scenario);
  for (const { person, sameName, age, mine } of [...scenario.earlier].sort((a, b) => b.age - a.age)) {
    const one = person === undefined ? undefined : personAt(people, person);
    ledger.invite({
      email_address: one && isInvitable(one) ? one.email_address : `stranger-${age}@example.com`,
      full_name: one && sameName ? one.full_name : "Somebody Else",
      createdAt: new Date(Date.now() - age * 1000),
      mine,
    });
  }
  for (let n = 0; n < scenario.crowd; n += 1) stranger(ledger, `crowd-${n}`, Date.now() - 10 - 3 * n);
  const posts: PostSeen[] = [];
  let gets = 0;
  fake.always((request): Trouble | undefined => {
    if (request.method === "GET") {
      gets += 1;
      return world.troubled ? scenario.gets[gets - 1] : undefined;
    }
    const chosen = (world.troubled ? scenario.posts[posts.length] : undefined) ?? trouble.slow(scenario.pace);
    const addresses = new Set(addressesOf(request).map((address) => address.trim().toLowerCase()));
    posts.push({ request, at: Date.now(), addresses, fault: faultOf(chosen) });
    return chosen;
  });
  const onError = ({ operationId }: { readonly operationId: string }): void => {
    if (operationId === "listAccountInvitations") world.lookFailed = true;
  };
  const connect: World["connect"] = (through = (same) => same) =>
    createKantataClient({ ...fake.clientOptions, fetch: through(fake.clientOptions.fetch), hooks: { onError } });
  const earlier = fake.invitations.map(({ id }) => id);
  const state = { lookFailed: false, troubled: true, oursStay };
  const world: World = { scenario, people, fake, ledger, connect, posts, earlier, ...state };
  for (const event of scenario.events) setTimeout(() => happen(world, event), event.at);
  return world;
}

/** Runs the job to its end on the fake clock, then lets the server finish its work. */
export async function runJob(world: World, run: Runner, options: CreateManyOptions = {}): Promise<CreateManyResult[]> {
  const results = await runOnFakeClock(vi, run(world.connect(), world.people, options));
  vi.advanceTimersByTime(200_000);
  return results;
}

/** The options of a scenario, except its abort. */
export function optionsOf({ skipExisting, maxRetries, totalTimeout }: Scenario): CreateManyOptions {
  return { skipExisting, maxRetries, ...(totalTimeout === undefined ? {} : { totalTimeout }) };
}

/** A signal that aborts at the time of the scenario. */
export function giveUpSignal({ abortAt }: Scenario): AbortSignal | undefined {
  if (abortAt === undefined) return undefined;
  const controller = new AbortController();
  if (abortAt === 0) controller.abort(new Error("given up"));
  else setTimeout(() => controller.abort(new Error("given up")), abortAt);
  return controller.signal;
}

function happen(world: World, event: Scenario["events"][number]): void {
  const { fake, ledger, people } = world;
  if (!world.troubled) return;
  if (event.kind === "crowd") {
    for (let n = 0; n < event.rows; n += 1) stranger(ledger, `crowd-${event.at}-${n}`, Date.now());
    return;
  }
  if (event.kind === "similar" || event.kind === "invite") {
    const person = personAt(people, event.person);
    if (!person || !isInvitable(person)) return;
    const { email_address, full_name } = person;
    if (event.kind === "similar") {
      ledger.invite({ email_address: email_address.replace(/\+.*@/, "@"), full_name: `Similar ${event.at}` });
    } else ledger.invite({ email_address, full_name: event.sameName ? full_name : "Somebody Else" });
    return;
  }
  const rows = fake.invitations.filter(({ id, pending }) => (event.kind === "accept" ? pending : mayVanish(world, id)));
  // Counted from the newest row, so that the newest row from before the run is deleted often.
  const row = rows[rows.length - 1 - (event.row % Math.max(1, rows.length))];
  if (!row) return;
  if (event.kind === "accept") fake.accept(row.email_address);
  else ledger.withdraw(row.id);
}

/** Whether a row may be deleted. If no answer has shown one of our rows yet, the run could not know that it existed. */
function mayVanish({ ledger, posts, oursStay }: World, id: string): boolean {
  const row = ledger.get(id);
  if (!row?.ours) return true;
  if (oursStay) return false;
  const post = posts.find(({ at, addresses }) => at === row.at && addresses.has(row.address));
  if (!post) return false;
  const { seen, handling, after } = post.fault;
  // A refusal does not name the rows that the server created anyway.
  const isTold = seen.form === "own" && post.request.status === 200 && handling.shows === undefined;
  return isTold && post.at + after < Date.now();
}

function stranger(ledger: Ledger, name: string, createdAt: number): void {
  const email_address = `${name}@elsewhere.example`;
  ledger.invite({ email_address, full_name: `Somebody ${name}`, createdAt: new Date(createdAt) });
}

/** No server has a row for an address that it refuses. */
function isInvitable({ email_address }: World["people"][number]): boolean {
  return email_address.includes("@");
}

/** A person by any number. */
export function personAt(people: World["people"], person: number): World["people"][number] | undefined {
  return people[person % people.length];
}

function peopleOf({ people, bad, repeats, styles }: Scenario): AccountInvitationCreate[] {
  return Array.from({ length: people }, (_, position) => {
    if (position > 0 && repeats.includes(position)) {
      return { email_address: addressOf(position - 1, bad, styles).toUpperCase(), full_name: `Person ${position}` };
    }
    return { email_address: addressOf(position, bad, styles), full_name: `Person  ${position}` };
  });
}

const STYLES: Readonly<Record<AddressStyle, (position: number) => string>> = {
  plain: (position) => `Person-${position}@example.com`,
  decomposed: (position) => `Jose\u0301-${position}@example.com`,
  international: (position) => `person-${position}@b\u00fccher.example`,
  invisible: (position) => `per\u200bson-${position}@example.com`,
  tagged: (position) => `person-${position}+invited@example.com`,
  dotted: (position) => `per.son.${position}@example.com`,
};

function addressOf(position: number, bad: readonly number[], styles: readonly AddressStyle[]): string {
  const style = styles[position % styles.length] ?? "plain";
  return bad.includes(position) ? `bad-${position}` : STYLES[style](position);
}
