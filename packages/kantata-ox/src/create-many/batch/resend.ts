import { type ClientError, delayFor } from "@invitation-clients/runtime";
import { isOpen, type Pending } from "../pending.js";
import type { Batch, BatchContext, WaitingBatch } from "./batch.js";
import type { WaitingState } from "./batch-states.js";

/**
 * Milliseconds to wait before a batch may go again, or undefined if it must not.
 *
 * @param look milliseconds until the next look
 */
export function resendDelay(
  { client, maxRetries, maxRetryAfter, scope }: BatchContext,
  state: WaitingState,
  { retryAfter }: ClientError,
  resends: number,
  look: number,
): number | undefined {
  if (state === "short" || state === "denied") return undefined;
  if (state === "renewed") return 0;
  // A refusal is about rows, so its Retry-After does not matter.
  const isRefused = state === "refused";
  const delay = isRefused ? 0 : delayFor(retryAfter, resends, client.clock.random());
  const asksTooMuch = !isRefused && (retryAfter ?? 0) > Math.max(maxRetryAfter, look);
  return resends < maxRetries && !asksTooMuch && delay <= scope.timeLeft() ? delay : undefined;
}

/** Makes the batches in which people without a result go again. */
export function resendBatches({ maxRetries }: BatchContext, { state, batch, named }: WaitingBatch): Batch[] {
  const left = batch.people.filter(isOpen);
  const renewed = state === "renewed";
  const hasNamed = named.size > 0;
  // Without the people who were named, the server may accept the others together.
  const isWhole = state !== "refused" || (hasNamed && !batch.wasNamed);
  const pieces = isWhole ? 1 : pieceCount(left.length, maxRetries - batch.resends);
  const resends = batch.resends + (renewed ? 0 : 1);
  const wasNamed = batch.wasNamed || hasNamed;
  return split(left, pieces).map((people) => ({ ...batch, people, resends, renewed, wasNamed }));
}

/**
 * The number of pieces into which a refused batch is split. A person who is refused alone is rejected, so pieces shrink just
 * fast enough to contain one person at the last resend.
 */
function pieceCount(people: number, resendsLeft: number): number {
  // Guards against rounding errors: 25 ** (1 / 2) must give 5, not 6.
  return Math.max(2, Math.ceil(people ** (1 / resendsLeft) - 1e-9));
}

/** The vendor's limit for one bulk create. */
const BATCH_SIZE = 50;

/** People in pieces that one request can carry. */
export function batchesOf(people: readonly Pending[]): Pending[][] {
  return inPieces(people, BATCH_SIZE);
}

function split(people: readonly Pending[], pieces: number): Pending[][] {
  return inPieces(people, Math.ceil(people.length / pieces));
}

function inPieces(people: readonly Pending[], size: number): Pending[][] {
  return Array.from({ length: Math.ceil(people.length / size) }, (_, n) => people.slice(n * size, (n + 1) * size));
}
