import {
  BulkRun,
  CALL_KEYS,
  checkCallOptions,
  checkDuration,
  checkInteger,
  checkKeys,
  openScope,
  own,
  readResume,
} from "@invitation-clients/runtime";
import type { CopiedInput } from "./copy-inputs.js";
import { UserInvite, unanswered } from "./invite-user.js";
import { type Pending, readInputs } from "./pending.js";
import type { CreateManyOptions, CreateManyResult } from "./result.js";
import { knowsClock, resumedUsers } from "./resumed.js";
import { Run, type UserCalls } from "./run.js";

const OWN_KEYS = ["concurrency", "onProgress", "onResult", "onSend", "resume", "settleDelay"];
const CONCURRENCY = 4;
/** The service works up to 30 s on a request, and requests can be written late. */
const SETTLE_DELAY = 40_000;

/**
 * Invites any number of users, several at once. Always resolves with one result per input, in the order of the inputs; rejects
 * only for bad options.
 *
 * @throws ConfigError for a bad option
 */
export async function createMany(
  calls: UserCalls,
  inputs: readonly CopiedInput[],
  options: CreateManyOptions = {},
): Promise<CreateManyResult[]> {
  const callKeys = CALL_KEYS.filter((key) => key !== "onAborted");
  checkKeys("createMany options", options, [...OWN_KEYS, ...callKeys]);
  const { onProgress, onResult, onSend, resume, ...others } = own(options);
  const { concurrency = CONCURRENCY, settleDelay = SETTLE_DELAY, ...callOptions } = own(others);
  const { totalTimeout, signal, ...rest } = checkCallOptions(callOptions);
  const requestOptions = own(rest);
  checkInteger("concurrency", concurrency, 1);
  checkDuration("settleDelay", settleDelay, 0);
  const resumed = resumedUsers(readResume(resume, inputs.length));
  const { client, operations } = calls;
  const bulk = new BulkRun<CreateManyResult>(inputs.length, { onProgress, onResult, onSend }, client.clock);
  const all = readInputs(inputs, bulk, resumed, operations.createUserInvitation);

  const scope = openScope(signal, totalTimeout, client.clock);
  const run = new Run({
    ...calls,
    bulk,
    settleDelay,
    maxRetries: requestOptions.maxRetries ?? client.maxRetries,
    options: { ...requestOptions, signal: scope.signal },
    scope,
  });
  try {
    await bulk.tell();
    const open = all.filter(({ result }) => result === undefined);
    // Only between two processes do clocks differ.
    if (open[0] && (onSend || knowsClock(resumed))) await run.readClock(open[0].userId);
    const queue = open.values();
    // The workers share the queue, so users go out in the order of the inputs.
    await Promise.all(Array.from({ length: Math.min(concurrency, all.length) }, () => work(run, queue)));
  } finally {
    scope.end();
  }
  return bulk.end();
}

async function work(run: Run, queue: Iterable<Pending>): Promise<void> {
  for (const one of queue) {
    try {
      await handle(run, one);
    } catch (cause) {
      // An answer can contain anything. The user may have been invited.
      const error = run.givenUp(new Error("an answer could not be read", { cause }), "unknown");
      run.stop(error);
      one.settle({ status: "unknown", error });
    }
  }
}

/** Once the run ends, users of an earlier run are still looked for, because they may have been invited. */
async function handle(run: Run, one: Pending): Promise<void> {
  const { scope, operations } = run.setup;
  if (run.isAborted) run.stop(run.givenUp(scope.signal?.reason, "not-sent"));
  if (!one.resumed && run.isEnding) one.settle({ status: "not-attempted" });
  else if (!run.isAborted && !run.blind) await new UserInvite(run, one).finish();
  else one.settle({ status: "unknown", error: run.blind ?? unanswered(operations.createUserInvitation.id) });
}
