import {
  type ApiClient,
  type CallOptions,
  type ClientError,
  ConfigError,
  checkCallOptions,
  checkKeys,
  openScope,
} from "@invitation-clients/runtime";
import { type BatchContext, type BatchEnd, createBatch, toClientError } from "./create-batch.js";
import { checkInclude } from "./envelope.js";
import { createLookout } from "./invitation-look.js";
import type { AccountInvitationCreate, Include, IncludeList, KantataErrorEntry, WithIncluded } from "./types.js";

/**
 * What became of one input of `createMany`.
 *
 * - `created`: this run invited the person.
 * - `existing`: the person had an invitation that this run did not make; nothing was sent by it.
 * - `rejected`: the server (or, for a repeated address, this client) refused the input; nothing was sent.
 * - `unknown`: the answer was lost and looking did not tell. Look again before repeating.
 * - `not-attempted`: nothing was sent, or a look showed that it had no effect. Safe to pass to another run.
 */
export type CreateManyResult<I extends Include = never> =
  | { readonly status: "created"; readonly invitation: WithIncluded<I> }
  | { readonly status: "existing"; readonly invitation: WithIncluded<I> }
  | { readonly status: "rejected"; readonly errors: readonly KantataErrorEntry[] }
  | { readonly status: "unknown"; readonly error: ClientError }
  | { readonly status: "not-attempted" };

/** How far a run has come. */
export interface CreateManyProgress {
  readonly total: number;
  /** Inputs whose result is known; equals `total` in the last call. */
  readonly done: number;
  /**
   * The last failure that the run met; undefined while all goes well. Here stands why inputs end as `not-attempted`: a
   * refused token, say.
   */
  readonly error: ClientError | undefined;
}

/**
 * Options of `createMany`. `totalTimeout` and `signal` hold for the whole run, the others for each of its requests, as does
 * a `totalTimeout` of the client.
 */
export interface CreateManyOptions<I extends Include = never> extends CallOptions {
  /** Associated objects to fetch along; each becomes a property of the invitation. */
  readonly include?: IncludeList<I> | undefined;
  /** Called after each step; what it throws is dropped. */
  readonly onProgress?: ((progress: CreateManyProgress) => void) | undefined;
  /**
   * Milliseconds from sending a batch until the server can no longer be working on it. After a lost answer the run looks
   * at once, and again when this time is over, before it repeats anything.
   * @default 185000 (the vendor works up to 3 minutes on a request)
   */
  readonly settleDelay?: number | undefined;
  /**
   * Looks for invitations of the same addresses before anything is sent, and answers `existing` for them. With it, a job
   * that crashed can be run again: `settleDelay` after the crash, so that nothing is still on its way.
   * @default false
   */
  readonly skipExisting?: boolean | undefined;
}

/** One input on its way to a result. */
export interface Pending {
  /** Position in the caller's inputs. */
  readonly position: number;
  readonly input: AccountInvitationCreate;
  /** The address in the form by which rows are matched. */
  readonly address: string;
}

type AnyResult = CreateManyResult<never>;

/** The vendor's limit for one bulk create. */
const BATCH_SIZE = 50;
const SETTLE_DELAY = 185_000;
const OWN_KEYS = ["include", "onProgress", "settleDelay", "skipExisting"];

/**
 * Invites any number of people in batches, one after another. Resolves with one result per input, in the order of the
 * inputs, whatever happens; rejects only on bad arguments.
 *
 * @throws ConfigError for a bad option, or an input without an address
 */
export async function createMany<I extends Include>(
  client: ApiClient,
  inputs: readonly AccountInvitationCreate[],
  options: CreateManyOptions<I> = {},
): Promise<CreateManyResult<I>[]> {
  checkKeys("createMany options", options, [...OWN_KEYS, ...CALL_KEYS]);
  const { include, onProgress, settleDelay = SETTLE_DELAY, skipExisting = false, ...callOptions } = options;
  const { totalTimeout, signal, ...requestOptions } = checkCallOptions(callOptions);
  if (typeof skipExisting !== "boolean") throw new ConfigError("skipExisting must be true or false");
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw new ConfigError("onProgress must be a function");
  if (!Number.isFinite(settleDelay) || settleDelay < 0) {
    throw new ConfigError("settleDelay must be a number of milliseconds, at least 0");
  }
  const included = checkInclude(include);
  const results: (AnyResult | undefined)[] = [];
  const pending = readInputs(inputs, results);
  const scope = openScope(signal, totalTimeout, client.clock);
  const lookout = createLookout(client, included, { ...requestOptions, signal: scope.signal });
  const context: BatchContext = {
    client,
    lookout,
    include: included,
    settleDelay,
    maxRetries: requestOptions.maxRetries ?? client.maxRetries,
    maxRetryAfter: requestOptions.maxRetryAfter ?? client.maxRetryAfter,
    options: { ...requestOptions, signal: scope.signal, maxRetries: 0 },
    scope,
  };
  let error: ClientError | undefined;
  const report = (latest: ClientError | undefined): void => {
    error = latest ?? error;
    const done = results.filter((result) => result !== undefined).length;
    try {
      // It may be async, and reject.
      Promise.resolve(onProgress?.({ total: results.length, done, error })).catch(() => {});
    } catch {
      // Progress is for show: it cannot end a run that is mailing people.
    }
  };
  try {
    if (pending.length > 0) await run(context, pending, skipExisting, results, report);
  } finally {
    scope.end();
  }
  const isCutShort = results.some((result) => result === undefined);
  for (const [position, result] of results.entries()) results[position] = result ?? { status: "not-attempted" };
  // Whoever waits for done to reach total is not left waiting.
  if (isCutShort) report(error);
  return results as CreateManyResult<I>[];
}

async function run(
  context: BatchContext,
  pending: readonly Pending[],
  skipExisting: boolean,
  results: (AnyResult | undefined)[],
  report: (latest: ClientError | undefined) => void,
): Promise<void> {
  const start = await begin(context, pending, skipExisting);
  if (!start.known) return report(start.error);
  for (const one of pending) {
    const invitation = start.existing.get(one.address);
    if (invitation) results[one.position] = { status: "existing", invitation };
  }
  const open = pending.filter((one) => results[one.position] === undefined);
  let end: BatchEnd = { goOn: true, error: undefined };
  for (let from = 0; end.goOn && from < open.length; from += BATCH_SIZE) {
    const batch = open.slice(from, from + BATCH_SIZE);
    try {
      end = await createBatch(context, batch, (one, result) => {
        results[one.position] = result;
      });
    } catch (cause) {
      // A server can answer what nobody foresaw. Results are kept, and what may have been sent is said to be unknown.
      const error = toClientError(new Error("an answer could not be understood", { cause }), context.scope, "unknown");
      for (const { position } of batch) results[position] ??= { status: "unknown", error };
      end = { goOn: false, error };
    }
    report(end.error);
  }
}

type Begin = { known: true; existing: Map<string, WithIncluded<never>> } | { known: false; error: ClientError };

/** Learns what was there before the run. If that fails nothing may be sent, for a lost answer could not be looked up. */
async function begin(
  { lookout, scope }: BatchContext,
  pending: readonly Pending[],
  skipExisting: boolean,
): Promise<Begin> {
  try {
    const addresses = new Set(pending.map((one) => one.address));
    return { known: true, existing: await lookout.begin(skipExisting ? addresses : undefined) };
  } catch (error) {
    return { known: false, error: toClientError(error, scope, "not-sent") };
  }
}

const CALL_KEYS = ["signal", "timeout", "totalTimeout", "maxRetries", "maxRetryAfter", "headers"];

/** Checks the inputs, and settles those whose address came before. */
function readInputs(inputs: readonly AccountInvitationCreate[], results: (AnyResult | undefined)[]): Pending[] {
  if (!Array.isArray(inputs)) throw new ConfigError("createMany needs a list of inputs");
  const first = new Map<string, number>();
  const pending: Pending[] = [];
  // By entries(), which also shows what a sparse list lacks.
  for (const [position, given] of inputs.entries()) {
    const email = (given as Partial<AccountInvitationCreate> | null | undefined)?.email_address;
    if (typeof email !== "string" || email.trim() === "") {
      throw new ConfigError(`inputs[${position}].email_address must be a string that is not empty`);
    }
    const address = addressKey(email);
    const earlier = first.get(address);
    results[position] = undefined;
    if (earlier === undefined) {
      first.set(address, position);
      pending.push({ position, input: copyOf(given, position), address });
    } else {
      const message = `the same address as inputs[${earlier}], which comes first`;
      results[position] = { status: "rejected", errors: [{ type: "validation", field: "email_address", message }] };
    }
  }
  return pending;
}

/** A copy, for what the caller does to an input later must not change what is sent again. */
function copyOf(input: AccountInvitationCreate, position: number): AccountInvitationCreate {
  try {
    return JSON.parse(JSON.stringify(input));
  } catch {
    throw new ConfigError(`inputs[${position}] cannot be written as JSON (it refers to itself, or holds a BigInt)`);
  }
}

/** The form of an address by which inputs and rows are matched. A row whose address the viewer may not see matches none. */
export function addressKey(email: unknown): string {
  return typeof email === "string" ? email.trim().toLowerCase() : "";
}
