import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";
import { createKantataClient, type KantataClient, type KantataClientOptions } from "@invitation-clients/kantata-ox";
import { expect, it, vi } from "vitest";
import { type AvevaFake, createAvevaFake } from "../aveva/aveva-fake.js";
import { createKantataFake, type KantataFake } from "../kantata/kantata-fake.js";
import { type Trouble, trouble } from "../trouble/trouble.js";
import { CREATE_MEETS } from "./create-meets.js";

/** What a client needs to reach a fake in a form. */
export interface Reach {
  /** Undefined for the vendor's own address. */
  readonly baseUrl?: string;
  /** Undefined for the platform's. */
  readonly fetch?: KantataClientOptions["fetch"];
}

/** A form of the fakes under test: how requests reach a fake in it, and what it cannot play. */
export interface FormUnderTest {
  /** Puts a fake into this form. */
  readonly reach: (fake: KantataFake | AvevaFake) => Promise<Reach>;
  readonly unplayable: readonly Trouble["kind"][];
}

const ANN = { full_name: "Ann", email_address: "ann@example.com" };
const USER = "7c1b3a52-0000-4000-8000-000000000001";

interface Stage {
  readonly fake: KantataFake;
  readonly kantata: KantataClient;
}

type Promised = (form: FormUnderTest, stage: () => Promise<Stage>) => Promise<void>;

/** What every form of a fake must do: `fetch`, a server and MSW. */
const PROMISES: Readonly<Record<string, Promised>> = {
  "a create, a list with a query and a 422; each request is recorded": async (_form, stage) => {
    const { fake, kantata } = await stage();
    expect((await kantata.accountInvitations.create(ANN)).email_address).toBe(ANN.email_address);
    expect(await kantata.accountInvitations.list({ search: "ann" }).toArray({ limit: 9 })).toHaveLength(1);
    await expect(kantata.accountInvitations.create(ANN)).rejects.toMatchObject({ status: 422 });
    expect(fake.requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      "POST /api/v1/account_invitations 200",
      "GET /api/v1/account_invitations 200",
      "POST /api/v1/account_invitations 422",
    ]);
    expect(fake.requests[0]?.body).toEqual({ account_invitation: ANN });
    expect(fake.requests[1]?.query).toMatchObject({ search: "ann" });
  },
  "AVEVA: discovery, token, create, HEAD and delete": async ({ reach }) => {
    const fake = createAvevaFake();
    const { fetch: _own, ...options } = fake.clientOptions;
    const aveva = createAvevaIdentityClient({ apiVersion: "v1", ...options, ...(await reach(fake)) });
    expect(await aveva.userInvitations.create(USER, {})).toMatchObject({ UserId: USER });
    expect([await aveva.invitations.count(), await aveva.userInvitations.exists(USER)]).toEqual([1, true]);
    expect(await aveva.userInvitations.delete(USER)).toBeUndefined();
    expect(await aveva.userInvitations.exists(USER)).toBe(false);
    const asked = fake.tokenRequests.map(({ operationId, status }) => `${operationId} ${status}`);
    expect(asked).toEqual(["discoverTokenEndpoint 200", "requestToken 200"]);
  },
  "never: nothing comes, and the call ends with the caller's reason when it is aborted": async (_form, stage) => {
    const { fake, kantata } = await stage();
    fake.next("createAccountInvitation", trouble.never());
    const controller = new AbortController();
    const call = kantata.accountInvitations.create(ANN, {}, { signal: controller.signal }).catch((caught) => caught);
    await arrived(fake);
    controller.abort("no longer needed");
    expect([await call, fake.mails, fake.requests[0]?.status]).toEqual(["no longer needed", [], undefined]);
    // What a mock of the network would print comes later.
    await new Promise((resolve) => setTimeout(resolve, 20));
  },
  "slow: the request is carried out at once, and answered by a timer that fake timers move": async (_form, stage) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { fake, kantata } = await stage();
      fake.next("createAccountInvitation", trouble.slow(60_000));
      const call = kantata.accountInvitations.create(ANN, {}, { timeout: 90_000 });
      while (fake.mails.length === 0) await new Promise((resolve) => setImmediate(resolve));
      expect(fake.requests[0]?.status).toBeUndefined();
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await call).email_address).toBe(ANN.email_address);
    } finally {
      vi.useRealTimers();
    }
  },
  "a trouble that it cannot play is an error where it is planned, also if it was planned before": async (
    { reach, unplayable },
    stage,
  ) => {
    const { fake } = await stage();
    for (const kind of unplayable) {
      const one = trouble[kind as "refused"]();
      const why = `cannot play trouble.${kind}(). `;
      expect(() => fake.next("createAccountInvitation", trouble.slow(1), one)).toThrow(/^next: .*/);
      expect(() => fake.next("createAccountInvitation", one)).toThrow(why);
      expect(() => fake.always(one)).toThrow(why);
      expect(() => fake.always("createAccountInvitation", one)).toThrow(why);
      for (const plan of [
        (other: AvevaFake) => other.next("createUserInvitation", one),
        (other: AvevaFake) => other.always("createUserInvitation", one),
        (other: AvevaFake) => other.always(one),
      ]) {
        const other = createAvevaFake();
        plan(other);
        await expect(reach(other)).rejects.toThrow("a trouble that is already planned: ");
      }
    }
    for (const [, one] of CREATE_MEETS) {
      if (!unplayable.includes(one.kind)) fake.next("createAccountInvitation", one);
    }
  },
  "two fakes at once do not meet": async ({ reach }, stage) => {
    const [{ fake, kantata }, tenant] = [await stage(), createAvevaFake({ anyToken: true })];
    await reach(tenant);
    await kantata.accountInvitations.create(ANN);
    expect([fake.requests.length, tenant.requests.length, tenant.tokenRequests.length]).toEqual([1, 0, 0]);
  },
  "twenty calls at once: each is recorded, mailed and answered once": async (_form, stage) => {
    const { fake, kantata } = await stage();
    const all = Array.from({ length: 20 }, (_, n) => ({ full_name: `P${n}`, email_address: `p${n}@example.com` }));
    const made = await Promise.all(all.map((one) => kantata.accountInvitations.create(one)));
    expect(made.map(({ email_address }) => email_address)).toEqual(all.map(({ email_address }) => email_address));
    expect(new Set(made.map(({ id }) => id)).size).toBe(20);
    expect(fake.mails.map(({ to }) => to).sort()).toEqual(all.map(({ email_address }) => email_address).sort());
    expect(fake.requests.map(({ status }) => status)).toEqual(all.map(() => 200));
  },
};

/** Tests a form with everything that all forms must do. */
export function everyForm(form: FormUnderTest): void {
  const stage = async (): Promise<Stage> => {
    const fake = createKantataFake();
    const { accessToken } = fake.clientOptions;
    return { fake, kantata: createKantataClient({ accessToken, maxRetries: 0, ...(await form.reach(fake)) }) };
  };
  it.each(Object.entries(PROMISES))("%s", (_promise, holds) => holds(form, stage));

  it.each(CREATE_MEETS.filter(([, { kind }]) => !form.unplayable.includes(kind)))(
    "what a create meets, and whether anybody is mailed: %s",
    async (_name, one, mails, expected) => {
      const { fake, kantata } = await stage();
      fake.next("createAccountInvitation", one);
      await expect(kantata.accountInvitations.create(ANN)).rejects.toMatchObject(expected);
      expect([fake.mails.length, fake.invitations.length, fake.requests.length]).toEqual([mails, mails, 1]);
      // Once: the next call has no trouble.
      expect(await kantata.accountInvitations.list().toArray({ limit: 9 })).toHaveLength(mails);
    },
  );
}

/** Waits until the first request has reached the fake. */
async function arrived(fake: KantataFake): Promise<void> {
  while (fake.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
}
