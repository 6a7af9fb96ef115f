import createClient from "openapi-fetch";
import PQueue from "p-queue";
import type { paths } from "../../../../packages/kantata-ox/src/generated/schema.ts";
import { type Job, job, listOf } from "./job.ts";
import { answersOne, KANTATA, memoryServer, people } from "./memory-server.ts";

const headers = { authorization: "Bearer token" };
const client = (fetch: typeof globalThis.fetch) => createClient<paths>({ baseUrl: KANTATA, fetch, headers });
const PATH = "/account_invitations/{id}";
const params = { path: { id: 42 } };

/** A queue for each API, as p-queue's users have it: one stands still, and `size` calls wait in it. */
async function waitingIn(size: number) {
  const { GET } = client(answersOne);
  const get = () => GET(PATH, { params });
  const controller = new AbortController();
  const { signal } = controller;
  const [paused, other] = [new PQueue({ concurrency: 16, autoStart: false }), new PQueue({ concurrency: 16 })];
  const waiting = listOf(size, () => paused.add(get, { signal }).catch((error: unknown) => error));
  return { other, get, waiting, abort: () => controller.abort(new Error("enough")) };
}

export const BEHIND_PAUSE: Job = {
  name: "openapi-fetch in p-queue: the same",
  async prepare(size) {
    const { other, get, waiting, abort } = await waitingIn(size);
    return async () => {
      await Promise.all(listOf(size, () => other.add(get)));
      abort();
      await Promise.all(waiting);
    };
  },
};

export const ABORT: Job = {
  name: "openapi-fetch in p-queue: aborts all that wait",
  async prepare(size) {
    const { waiting, abort } = await waitingIn(size);
    return async () => {
      abort();
      await Promise.all(waiting);
    };
  },
};

/** The loop that users of openapi-fetch write. It loses people when an answer is lost. */
export const BY_HAND: Job = job("openapi-fetch: a loop by hand", async (size) => {
  const { POST } = client(memoryServer());
  const all = people(size);
  for (let from = 0; from < size; from += 50) {
    const query = { per_page: 50 };
    await POST("/account_invitations", {
      params: { query },
      body: { account_invitations: all.slice(from, from + 50) },
    } as never);
  }
});
