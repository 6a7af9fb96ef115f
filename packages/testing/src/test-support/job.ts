import {
  type AccountInvitationCreate,
  type CreateManyOptions,
  type CreateManyProgress,
  type CreateManyResult,
  createKantataClient,
} from "@invitation-clients/kantata-ox";
import { vi } from "vitest";
import { runOnFakeClock } from "../clock/run-on-fake-clock.js";
import type { KantataAccountOptions, KantataHandling } from "../kantata/account/account-options.js";
import { KantataAccount } from "../kantata/account/kantata-account.js";
import type { FakeRequest } from "../server/fake-http.js";
import type { Fault } from "../trouble/fault.js";
import { fetchOf } from "../trouble/fetch-of.js";

type MaybeFault = Fault<KantataHandling> | undefined;

/** The faults of the first requests of a job. */
export interface JobTrouble {
  readonly posts?: readonly MaybeFault[];
  readonly gets?: readonly MaybeFault[];
  readonly server?: KantataAccountOptions;
}

/** A job on a fake account and the fake clock. */
export interface Job {
  readonly fake: KantataAccount;
  readonly progress: CreateManyProgress[];
  run(people: readonly AccountInvitationCreate[], options?: CreateManyOptions): Promise<CreateManyResult[]>;
  /** The method of each request, and the seconds since the start. */
  timeline(): string[];
  /** The addresses of each POST. */
  posted(): string[][];
  readonly requests: readonly FakeRequest[];
}

export function makeJob({ posts = [], gets = [], server = {} }: JobTrouble = {}): Job {
  const fake = new KantataAccount(server);
  const seen = { GET: 0, POST: 0 };
  const fetch = fetchOf(fake, ({ method }) => {
    const kind = method === "GET" ? "GET" : "POST";
    seen[kind] += 1;
    return (kind === "GET" ? gets : posts)[seen[kind] - 1];
  });
  const kantata = createKantataClient({ accessToken: "token", fetch });
  const startedAt = Date.now();
  const progress: CreateManyProgress[] = [];
  const onProgress = (step: CreateManyProgress): void => {
    progress.push(step);
  };
  return {
    fake,
    progress,
    requests: fetch.requests,
    async run(people, options) {
      const job = kantata.accountInvitations.createMany(people, { onProgress, ...options });
      // The rejection is handled at once, because the clock moves before a test could handle it.
      job.catch(() => {});
      return runOnFakeClock(vi, job);
    },
    timeline: () => fetch.requests.map(({ method, at }) => `${method} ${Math.floor((at - startedAt) / 1000)}`),
    posted: () =>
      fetch.requests
        .filter(({ method }) => method === "POST")
        .map(({ body }) => (body as { account_invitations: AccountInvitationCreate[] }).account_invitations)
        .map((inputs) => inputs.map(({ email_address }) => email_address)),
  };
}

/** Makes people with the addresses p0@example.com, p1@example.com … */
export function people(count: number): AccountInvitationCreate[] {
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
