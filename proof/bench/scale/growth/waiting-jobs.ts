import { createKantataClient, createLimits } from "../../../../packages/kantata-ox/dist/index.js";
import { type Job, job, listOf } from "./job.ts";
import { answersOne, KANTATA, refusesAll } from "./memory-server.ts";

/** Two clients with the same limits. The first one is paused, and `size` of its calls wait. */
async function behindPause(size: number) {
  const limits = createLimits();
  const { signal, ...stop } = abortable();
  // They wait for longer than the test takes.
  const shared = { accessToken: "token", limits, maxRetryAfter: 3_600_000 };
  const paused = createKantataClient({ ...shared, baseUrl: "https://paused.example.com/api/v1", fetch: refusesAll });
  const other = createKantataClient({ ...shared, baseUrl: KANTATA, fetch: answersOne });
  const call = () => paused.accountInvitations.get(42, {}, { signal }).catch((error: unknown) => error);
  const first = call();
  await soon();
  const waiting = [first, ...listOf(size - 1, call)];
  await soon();
  return { other, waiting, stop };
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error("enough")) };
}

const soon = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));

/** Calls of one API, while as many of another one wait behind its pause. */
export const BEHIND_PAUSE: Job = {
  name: "calls of one API, while as many of another wait",
  async prepare(size) {
    const { other, waiting, stop } = await behindPause(size);
    return async () => {
      await Promise.all(listOf(size, () => other.accountInvitations.get(42)));
      // Only so that nothing is left behind.
      stop.abort();
      await Promise.all(waiting);
    };
  },
};

export const ABORT: Job = {
  name: "one signal aborts all calls that wait",
  async prepare(size) {
    const { waiting, stop } = await behindPause(size);
    return async () => {
      stop.abort();
      await Promise.all(waiting);
    };
  },
};

const client = (options: object = {}) =>
  createKantataClient({ accessToken: "token", baseUrl: KANTATA, fetch: answersOne, ...options });

/** Calls at once, in other ways. */
export const AT_ONCE: readonly Job[] = [
  job("calls in the queue of a client", async (size) => {
    const { accountInvitations } = client();
    await Promise.all(listOf(size, () => accountInvitations.get(42)));
  }),
  job("calls that share a signal, with totalTimeout", async (size) => {
    const { accountInvitations } = client();
    const { signal } = abortable();
    await Promise.all(listOf(size, () => accountInvitations.get(42, {}, { signal, totalTimeout: 600_000 })));
  }),
  job("half of the calls in flight at once, the others in the queue", async (size) => {
    const fetch = async (): Promise<Response> => {
      await soon();
      return answersOne("");
    };
    const { accountInvitations } = client({ maxConcurrency: size / 2, fetch });
    await Promise.all(listOf(size, () => accountInvitations.get(42)));
  }),
  job("clients of many APIs with the same limits", async (size) => {
    const limits = createLimits();
    await Promise.all(
      listOf(size, (index) =>
        client({ limits, baseUrl: `https://api-${index}.example.com` }).accountInvitations.get(42),
      ),
    );
  }),
];
