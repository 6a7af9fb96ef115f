import {
  type AccountInvitationCreate,
  type CreateManyOptions,
  type CreateManyProgress,
  type CreateManyResult,
  createKantataClient,
} from "@invitation-clients/kantata-ox";
import { vi } from "vitest";
import { runOnFakeClock } from "../clock/run-on-fake-clock.js";
import { createKantataFake, type KantataFake } from "../kantata/kantata-fake.js";
import type { KantataFakeOptions } from "../kantata/kantata-options.js";
import type { RecordedRequest } from "../server/service.js";
import type { Trouble } from "../trouble/trouble.js";

/** The troubles of the first requests of a job. */
export interface JobTrouble {
  readonly posts?: readonly (Trouble | undefined)[];
  readonly gets?: readonly (Trouble | undefined)[];
  readonly server?: KantataFakeOptions;
}

/** A job on a fake account and the fake clock. */
export interface Job {
  readonly fake: KantataFake;
  readonly progress: CreateManyProgress[];
  run(people: readonly AccountInvitationCreate[], options?: CreateManyOptions): Promise<CreateManyResult[]>;
  /** The method of each request, and the seconds since the start. */
  timeline(): string[];
  /** The addresses of each POST. */
  posted(): string[][];
}

export function makeJob({ posts = [], gets = [], server = {} }: JobTrouble = {}): Job {
  const fake = createKantataFake({ duplicates: true, ...server });
  const seen = { GET: 0, POST: 0 };
  const times: number[] = [];
  fake.always(({ method }) => {
    const kind = method === "GET" ? "GET" : "POST";
    seen[kind] += 1;
    times.push(Date.now());
    return (kind === "GET" ? gets : posts)[seen[kind] - 1];
  });
  const kantata = createKantataClient(fake.clientOptions);
  const startedAt = Date.now();
  const progress: CreateManyProgress[] = [];
  const onProgress = (step: CreateManyProgress): void => {
    progress.push(step);
  };
  return {
    fake,
    progress,
    async run(people, options) {
      const job = kantata.accountInvitations.createMany(people, { onProgress, ...options });
      // The rejection is handled at once, because the clock moves before a test could handle it.
      job.catch(() => {});
      return runOnFakeClock(vi, job);
    },
    timeline: () =>
      fake.requests.map(({ method }, n) => `${method} ${Math.floor(((times[n] ?? 0) - startedAt) / 1000)}`),
    posted: () => fake.requests.flatMap((request) => (request.method === "POST" ? [addressesOf(request)] : [])),
  };
}

/** The addresses that a bulk create was sent with. */
export function addressesOf({ body }: RecordedRequest): string[] {
  const { account_invitations } = body as { account_invitations: AccountInvitationCreate[] };
  return account_invitations.map(({ email_address }) => email_address);
}

/** How often each address was mailed by requests, in lower case. */
export function mailsTo({ mails }: Pick<KantataFake, "mails">): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { to } of mails) counts.set(to.toLowerCase(), (counts.get(to.toLowerCase()) ?? 0) + 1);
  return counts;
}

/** The most mails that requests sent to one address. */
export function mostMails(fake: Pick<KantataFake, "mails">): number {
  return Math.max(0, ...mailsTo(fake).values());
}

/** Makes people with the addresses p0@example.com, p1@example.com … */
export function people(count: number): { full_name: string; email_address: string }[] {
  return Array.from({ length: count }, (_, n) => ({ full_name: `Person ${n}`, email_address: `p${n}@example.com` }));
}

/** The status of each result. */
export function statuses(results: readonly CreateManyResult[]): string[] {
  return results.map(({ status }) => status);
}

/** How often each status occurs. */
export function tally(results: readonly CreateManyResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
