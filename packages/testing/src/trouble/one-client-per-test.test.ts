import { createKantataClient } from "@invitation-clients/kantata-ox";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createKantataFake } from "../kantata/kantata-fake.js";
import { trouble } from "./trouble.js";

const ADA = { full_name: "Ada Brandt", email_address: "ada@example.com" };
const BEN = { full_name: "Ben Okafor", email_address: "ben@example.com" };

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
});

/** What a test does that leaves a rate limit behind: its call fails, and 30 seconds remain. */
async function leaveRateLimit() {
  const fake = createKantataFake();
  const kantata = createKantataClient({ ...fake.clientOptions, maxRetries: 0 });
  fake.next("createAccountInvitation", trouble.rateLimited(30));
  await expect(kantata.accountInvitations.create(ADA)).rejects.toMatchObject({ status: 429 });
  return { fake, kantata };
}

it("the next test waits if it shares the client, until fake timers have moved on", async () => {
  const { fake, kantata } = await leaveRateLimit();
  const call = kantata.accountInvitations.create(BEN);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(fake.mails).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  // Already sent: if the client waited in real time, it would not be.
  expect(fake.mails.map(({ to }) => to)).toEqual([BEN.email_address]);
  await call;
});

it("a client of its own does not wait", async () => {
  const { fake } = await leaveRateLimit();
  await createKantataClient(fake.clientOptions).accountInvitations.create(BEN);
  expect(fake.mails.map(({ to }) => to)).toEqual([BEN.email_address]);
});
