import { ClientError, type Resumed } from "@invitation-clients/runtime";
import { operations } from "../generated/operations.js";
import type { BatchContext, WaitingBatch } from "./batch/batch.js";
import { batchesOf } from "./batch/resend.js";
import { readWatermark, type Watermark } from "./looking/watermark.js";
import { isOpen, type Pending } from "./pending.js";

/** A batch that an earlier run sent. */
export interface ResumedBatch extends Resumed {
  readonly watermark: Watermark;
}

/** @throws ConfigError that names a watermark which this method did not give */
export function withWatermarks(resumed: readonly Resumed[]): ResumedBatch[] {
  return resumed.map((one, index) => ({
    ...one,
    watermark: readWatermark(one.watermark, `resume[${index}].watermark`),
  }));
}

/**
 * The batches of an earlier run, as if their answers had just been lost: the run looks for their people at once, and again when
 * `settleDelay` has passed since they were sent.
 */
export function resumeBatches(
  { client, lookout, settleDelay }: BatchContext,
  resumed: readonly ResumedBatch[],
  people: readonly Pending[],
): WaitingBatch[] {
  const now = { clock: client.clock.now(), wall: Date.now() };
  const taken = new Set<number>();
  // In the order in which they were sent: the first request with a person decides which rows can be theirs.
  const batches = [...resumed].sort((a, b) => a.sentAt - b.sentAt);
  const lastSentAt = new Map<number, number>();
  for (const { positions, sentAt, watermark } of batches) {
    const at = lookout.serverClock.localTime(sentAt, watermark.ahead);
    for (const position of positions) lastSentAt.set(position, Math.max(at, lastSentAt.get(position) ?? at));
  }
  return batches.flatMap(({ positions, watermark }): WaitingBatch[] => {
    const since = lookout.restore(watermark);
    const own = [...new Set(positions)].filter((position) => !taken.has(position));
    for (const position of own) taken.add(position);
    const open = own.flatMap((position) => people[position] ?? []).filter(isOpen);
    const last = own.reduce((most, position) => Math.max(most, lastSentAt.get(position) ?? 0), 0);
    const dues = [now.clock + Math.max(0, last + settleDelay - now.wall)];
    return batchesOf(open).map((people) => {
      const batch = { people, resends: 0, since, known: watermark, renewed: false, wasNamed: false };
      return { state: "lost", batch, error: unanswered(), dues, mayResend: true, named: new Map() };
    });
  });
}

function unanswered(): ClientError {
  const operationId = operations.createAccountInvitation.id;
  return new ClientError("an earlier run sent this and did not learn the answer", { outcome: "unknown", operationId });
}
