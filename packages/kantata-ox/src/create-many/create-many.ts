import {
  type ApiClient,
  BulkRun,
  CALL_KEYS,
  ConfigError,
  checkCallOptions,
  checkDuration,
  checkKeys,
  openScope,
  own,
  readResume,
} from "@invitation-clients/runtime";
import { checkInclude } from "../envelope.js";
import type { AccountInvitationCreate, Include } from "../types.js";
import type { BatchContext } from "./batch/batch.js";
import { LIST_LAG, SETTLE_DELAY } from "./batch/settle-delay.js";
import { createLookout } from "./looking/lookout.js";
import { checkInputs, isOpen, readInputs } from "./pending.js";
import type { CreateManyOptions, CreateManyResult } from "./result.js";
import { withWatermarks } from "./resumed.js";
import { runBatches } from "./run.js";

const OWN_KEYS = ["include", "onProgress", "onResult", "onSend", "resume", "settleDelay", "listLag", "skipExisting"];

/**
 * Invites any number of people in batches, one after another. Always resolves with one result per input, in the order of
 * the inputs; rejects only for bad options.
 *
 * @throws ConfigError for a bad option
 */
export async function createMany<I extends Include>(
  given: ApiClient,
  inputs: readonly AccountInvitationCreate[],
  options: CreateManyOptions<I> = {},
): Promise<CreateManyResult<I>[]> {
  const callKeys = CALL_KEYS.filter((key) => key !== "onAborted");
  checkKeys("createMany options", options, [...OWN_KEYS, ...callKeys]);
  const { include, onProgress, onResult, onSend, resume, ...others } = own(options);
  const { settleDelay = SETTLE_DELAY, listLag = LIST_LAG, skipExisting = false, ...callOptions } = own(others);
  const { totalTimeout, signal, ...rest } = checkCallOptions(callOptions);
  const requestOptions = own(rest);
  if (typeof skipExisting !== "boolean") throw new ConfigError("skipExisting must be true or false");
  checkDuration("settleDelay", settleDelay, 0);
  checkDuration("listLag", listLag, 0);
  const included = checkInclude(include);
  const list = checkInputs(inputs);
  const resumed = withWatermarks(readResume(resume, list.length));
  const bulk = new BulkRun<CreateManyResult<I>>(list.length, { onProgress, onResult, onSend }, given.clock);
  const all = readInputs(list, bulk);

  const client = given.watched(bulk.listener("answer"));
  const scope = openScope(signal, totalTimeout, client.clock);
  const scopedOptions = { ...requestOptions, signal: scope.signal };
  const context: BatchContext = {
    client,
    bulk,
    lookout: createLookout(given.watched(bulk.listener("look")), included, scopedOptions, all),
    include: included,
    settleDelay,
    listLag,
    maxRetries: requestOptions.maxRetries ?? client.maxRetries,
    maxRetryAfter: requestOptions.maxRetryAfter ?? client.maxRetryAfter,
    options: { ...scopedOptions, maxRetries: 0 },
    scope,
  };
  try {
    await bulk.tell();
    if (all.some(isOpen)) await runBatches(context, all, resumed, skipExisting);
  } finally {
    scope.end();
  }
  for (const one of all) one.settle({ status: "not-attempted" });
  return bulk.end();
}
