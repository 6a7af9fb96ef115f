import { createAvevaIdentityClient } from "../../../../packages/aveva-identity/dist/index.js";
import { createKantataClient } from "../../../../packages/kantata-ox/dist/index.js";
import { createAvevaFake, createKantataFake } from "../../../../packages/testing/dist/index.js";
import { type Job, job, listOf } from "./job.ts";
import { KANTATA, memoryServer, people } from "./memory-server.ts";

const kantata = (fetch: typeof globalThis.fetch) =>
  createKantataClient({ accessToken: "token", baseUrl: KANTATA, fetch }).accountInvitations;

const users = (size: number) => listOf(size, (index) => ({ userId: `user-${index}` }));
const told = { onProgress() {}, onResult() {} };

async function createMany(fetch: typeof globalThis.fetch, size: number, options: object = {}): Promise<void> {
  const results = await kantata(fetch).createMany(people(size), options);
  if (results.some(({ status }) => status !== "created" && status !== "existing"))
    throw new Error("somebody is missing");
}

export const CREATE_MANY: Job = job("createMany", (size) => createMany(memoryServer(), size, told));

/** Bulk jobs in other circumstances. */
export const IN_BULK: readonly Job[] = [
  job("createMany with skipExisting, nobody invited before", (size) =>
    createMany(memoryServer(people(size, "other")), size, { skipExisting: true }),
  ),
  job("createMany with skipExisting, everybody invited before", (size) =>
    createMany(memoryServer(people(size)), size, { skipExisting: true }),
  ),
  job("createMany of AVEVA", async (size) => {
    const { clientOptions } = createAvevaFake();
    const { userInvitations } = createAvevaIdentityClient({ apiVersion: "v1", ...clientOptions });
    await userInvitations.createMany(users(size), told);
  }),
  job("createMany of AVEVA, all at once", async (size) => {
    const { clientOptions } = createAvevaFake();
    const { userInvitations } = createAvevaIdentityClient({ apiVersion: "v1", ...clientOptions });
    await userInvitations.createMany(users(size), { ...told, concurrency: size });
  }),
];

/** What tests do with many rows. */
export const FAKES: readonly Job[] = [
  job("a fake of Kantata OX: makes, invites and lists", async (size) => {
    const { clientOptions } = createKantataFake({ invitations: people(size, "other") });
    const { accountInvitations } = createKantataClient(clientOptions);
    await accountInvitations.createMany(people(size));
    await accountInvitations.list({ per_page: 200 }).toArray({ limit: 3 * size });
  }),
  job("a fake of AVEVA: makes and lists", async (size) => {
    const invitations = listOf(size, (index) => ({ UserId: `user-${index}` }));
    const { clientOptions } = createAvevaFake({ invitations });
    const aveva = createAvevaIdentityClient({ apiVersion: "v1", ...clientOptions });
    await aveva.invitations.list({ count: 100 }).toArray({ limit: 2 * size });
  }),
];
