import {
  type ApiClient,
  CALL_KEYS,
  type ClientError,
  ConfigError,
  checkCallOptions,
  checkDuration,
  checkKeys,
  openScope,
  own,
} from "@invitation-clients/runtime";
import { checkInclude } from "../envelope.js";
import type { AccountInvitationCreate, Include } from "../types.js";
import type { BatchContext } from "./batch/batch.js";
import { LIST_LAG, SETTLE_DELAY } from "./batch/settle-delay.js";
import { createLookout } from "./looking/lookout.js";
import { isOpen, readInputs } from "./pending.js";
import type { CreateManyOptions, CreateManyResult } from "./result.js";
import { runBatches } from "./run.js";

const OWN_KEYS = ["include", "onProgress", "settleDelay", "listLag", "skipExisting"];

/**
 * Invites any number of people in batches, one after another. Always resolves with one result per input, in the order of
 * the inputs; rejects only for bad arguments.
 *
 * @throws ConfigError for a bad option, or an input without an address
 */
export async function createMany<I extends Include>(
  client: ApiClient,
  inputs: readonly AccountInvitationCreate[],
  options: CreateManyOptions<I> = {},
): Promise<CreateManyResult<I>[]> {
  checkKeys("createMany options", options, [...OWN_KEYS, ...CALL_KEYS]);
  const { include, onProgress, ...others } = own(options);
  const { settleDelay = SETTLE_DELAY, listLag = LIST_LAG, skipExisting = false, ...callOptions } = own(others);
  const { totalTimeout, signal, ...rest } = checkCallOptions(callOptions);
  const requestOptions = own(rest);
  if (typeof skipExisting !== "boolean") throw new ConfigError("skipExisting must be true or false");
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw new ConfigError("onProgress must be a function");
  checkDuration("settleDelay", settleDelay, 0);
  checkDuration("listLag", listLag, 0);
  const included = checkInclude(include);
  const all = readInputs(inputs);
  const scope = openScope(signal, totalTimeout, client.clock);
  const scopedOptions = { ...requestOptions, signal: scope.signal };
  const context: BatchContext = {
    client,
    lookout: createLookout(client, included, scopedOptions),
    include: included,
    settleDelay,
    listLag,
    maxRetries: requestOptions.maxRetries ?? client.maxRetries,
    maxRetryAfter: requestOptions.maxRetryAfter ?? client.maxRetryAfter,
    options: { ...scopedOptions, maxRetries: 0 },
    scope,
  };
  let error: ClientError | undefined;
  let reported: number | undefined;
  const report = (latest: ClientError | undefined): void => {
    error = latest ?? error;
    const done = all.length - all.filter(isOpen).length;
    reported = done;
    const notify = async (): Promise<void> => onProgress?.({ total: all.length, done, error });
    // An error in onProgress must not stop a run that is mailing people.
    notify().catch(() => {});
  };
  try {
    const open = all.filter(isOpen);
    if (open.length > 0) await runBatches(context, open, skipExisting, report);
  } finally {
    scope.end();
  }
  for (const one of all.filter(isOpen)) one.result = { status: "not-attempted" };
  // Reports once more so that `done` reaches `total`.
  if (reported !== all.length) report(error);
  return all.map(({ result }) => result as CreateManyResult<I>);
}
