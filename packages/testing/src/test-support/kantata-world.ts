import {
  type AccountInvitationCreate,
  type CreateManyOptions,
  type CreateManyResult,
  createKantataClient,
  type KantataClient,
} from "@invitation-clients/kantata-ox";
import { vi } from "vitest";
import { runOnFakeClock } from "../clock/run-on-fake-clock.js";
import type { KantataHandling } from "../kantata/account/account-options.js";
import { KANTATA_ME, KANTATA_OTHER, KantataAccount } from "../kantata/account/kantata-account.js";
import type { KantataRow } from "../kantata/account/rows.js";
import type { FakeFetch, FakeRequest } from "../server/fake-http.js";
import type { Fault } from "../trouble/fault.js";
import { faults } from "../trouble/faults.js";
import { fetchOf } from "../trouble/fetch-of.js";
import type { AddressStyle, Scenario } from "./scenario.js";
import { seeded } from "./seeded.js";

/** Runs the job, with the real client or with a broken one that the checks must catch. */
export type Runner = (
  kantata: KantataClient,
  people: readonly AccountInvitationCreate[],
  options: CreateManyOptions,
) => Promise<CreateManyResult[]>;

/** One POST of a run, and its outcome. */
export interface PostSeen {
  readonly number: number;
  readonly at: number;
  readonly addresses: ReadonlySet<string>;
  readonly fault: Fault<KantataHandling>;
  /** The status of the answer; undefined before there is one. */
  status: number | undefined;
}

/** The facts about a run, against which its results are checked. */
export interface World {
  readonly scenario: Scenario;
  readonly people: readonly AccountInvitationCreate[];
  readonly fake: KantataAccount;
  /** Creates a client for a new process, which knows nothing about earlier processes. `through` can end its requests. */
  readonly connect: (through?: (fetch: FakeFetch) => FakeFetch) => KantataClient;
  readonly posts: PostSeen[];
  /** Whether a read failed after all its retries. */
  lookFailed: boolean;
  /** Whether faults and events still happen. */
  troubled: boolean;
  /** Rows from before the run. */
  readonly earlier: readonly KantataRow[];
  /** Whether nobody deletes our rows. A second run could not know that deleted rows existed. */
  readonly oursStay: boolean;
}

const START = Date.UTC(2026, 0, 15, 12);

/** Sets up the account, the people and the client of a scenario. */
export function makeWorld(scenario: Scenario, oursStay = false): World {
  vi.clearAllTimers();
  vi.setSystemTime(START + scenario.phase);
  Math.random = seeded(scenario.seed);
  const fake = new KantataAccount(scenario.server);
  const people = peopleOf(scenario);
  for (const { person, sameName, age, mine } of [...scenario.earlier].sort((a, b) => b.age - a.age)) {
    const one = person === undefined ? undefined : people[person % people.length];
    fake.add({
      email_address: one?.email_address ?? `stranger-${age}@example.com`,
      full_name: one && sameName ? one.full_name : "Somebody Else",
      createdAt: Date.now() - age * 1000,
      inviterId: mine ? KANTATA_ME : KANTATA_OTHER,
    });
  }
  for (let n = 0; n < scenario.crowd; n += 1) stranger(fake, `crowd-${n}`, Date.now() - 10 - 3 * n);
  const posts: PostSeen[] = [];
  let gets = 0;
  const schedule = (request: FakeRequest): Fault<KantataHandling> | undefined => {
    if (request.method === "GET") {
      gets += 1;
      return world.troubled ? scenario.gets[gets - 1] : undefined;
    }
    const inputs = (request.body as { account_invitations: AccountInvitationCreate[] }).account_invitations;
    const fault = (world.troubled ? scenario.posts[posts.length] : undefined) ?? faults.slow(scenario.pace);
    const addresses = new Set(inputs.map((input) => input.email_address.trim().toLowerCase()));
    posts.push({ number: request.number, at: request.at, addresses, fault, status: undefined });
    return fault;
  };
  const send = fetchOf(fake, schedule);
  const fetch: FakeFetch = async (url, init) => {
    const response = await send(url, init);
    const post = posts.at(-1);
    if (init?.method === "POST" && post) post.status = response.status;
    return response;
  };
  const onError = ({ operationId }: { readonly operationId: string }): void => {
    if (operationId === "listAccountInvitations") world.lookFailed = true;
  };
  const connect: World["connect"] = (through = (same) => same) =>
    createKantataClient({ accessToken: "token", fetch: through(fetch), hooks: { onError } });
  const earlier = fake.rows.all;
  const world: World = { scenario, people, fake, connect, posts, earlier, lookFailed: false, troubled: true, oursStay };
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
  const { fake, people, scenario } = world;
  if (!world.troubled) return;
  if (event.kind === "crowd") {
    for (let n = 0; n < event.rows; n += 1) stranger(fake, `crowd-${event.at}-${n}`, Date.now());
    return;
  }
  if (event.kind === "similar") {
    const address = people[event.person % people.length]?.email_address ?? "";
    fake.add({ email_address: address.replace(/\+.*@/, "@"), full_name: `Similar ${event.at}` });
    return;
  }
  if (event.kind === "invite") {
    const person = people[event.person % people.length];
    if (!person || scenario.bad.includes(event.person % people.length)) return;
    const { email_address, full_name } = person;
    fake.add({ email_address, full_name: event.sameName ? full_name : "Somebody Else" });
    return;
  }
  const rows = fake.rows.all.filter((row) => event.kind === "accept" || mayVanish(world, row));
  // Counted from the newest row, so that the newest row from before the run is deleted often.
  const row = rows[rows.length - 1 - (event.row % Math.max(1, rows.length))];
  if (!row) return;
  if (event.kind === "accept") Object.assign(row, { pending: false, inviteeId: "900" });
  else fake.rows.delete(row);
}

/** Whether a row may be deleted. If no answer has shown one of our rows yet, the run could not know that it existed. */
function mayVanish({ posts, oursStay }: World, row: KantataRow): boolean {
  if (row.request === undefined) return true;
  if (oursStay) return false;
  const post = posts.find(({ number }) => number === row.request);
  if (!post) return false;
  const { seen, handling, after } = post.fault;
  // A refusal does not name the rows that the server created anyway.
  const isTold = seen.form === "own" && post.status === 200 && handling?.show === undefined;
  return isTold && post.at + after < Date.now();
}

function stranger(fake: KantataAccount, name: string, createdAt: number): void {
  fake.add({ email_address: `${name}@elsewhere.example`, full_name: `Somebody ${name}`, createdAt });
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
