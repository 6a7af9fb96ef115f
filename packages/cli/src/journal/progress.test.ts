import fc from "fast-check";
import { expect, it } from "vitest";
import { type RowStatus, STATUSES } from "../result/row-result.js";
import { type Entry, entryLine, headerLine, JOURNAL_VERSION } from "./entries.js";
import { linesOf } from "./journal-file.js";
import { Progress } from "./progress.js";
import { readJournal } from "./read-journal.js";

const send = (at: number, ...positions: number[]): Entry => ({ kind: "send", positions, watermark: `w${at}`, at });
const result = (position: number, status: RowStatus): Entry => ({ kind: "result", position, result: { status } });

function progressOf(...entries: Entry[]): Progress {
  const progress = new Progress();
  for (const entry of entries) progress.add(entry);
  return progress;
}

it("rows that were sent together are resumed together, in the order of sending", () => {
  expect(progressOf(send(1, 5, 3, 4), send(2, 0), result(3, "created")).resume()).toEqual([
    { positions: [5, 4], sentAt: 1, watermark: "w1" },
    { positions: [0], sentAt: 2, watermark: "w2" },
  ]);
});

it("a row that was sent twice has the time and the watermark of the last send, which are of one process", () => {
  expect(progressOf(send(1, 0, 1), send(2, 1), send(3, 1, 2)).resume()).toEqual([
    { positions: [0], sentAt: 1, watermark: "w1" },
    { positions: [1, 2], sentAt: 3, watermark: "w3" },
  ]);
});

it("an unknown row is resumed, and its result is known; every other result settles it", () => {
  for (const status of STATUSES) {
    const progress = progressOf(send(1, 0), result(0, status));
    expect(progress.resume()).toHaveLength(status === "unknown" ? 1 : 0);
    expect(progress.results.get(0)?.status).toBe(status);
    expect(progress.isSettled).toBe(true);
  }
});

it("a row that is sent again after a result has none until the next one", () => {
  const progress = progressOf(send(1, 0), result(0, "not-attempted"), send(2, 0));
  expect(progress.results.has(0)).toBe(false);
  expect(progress.resume()).toEqual([{ positions: [0], sentAt: 2, watermark: "w2" }]);
});

const entries = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("send" as const),
      positions: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
      watermark: fc.constantFrom<unknown>(null, 7, "é\n", { id: "1" }),
      at: fc.integer({ min: 0, max: 2 ** 40 }),
    }),
    fc.record({
      kind: fc.constant("result" as const),
      position: fc.nat(20),
      result: fc.record({
        status: fc.constantFrom(...STATUSES),
        invitationId: fc.option(fc.string(), { nil: undefined }),
        message: fc.option(fc.string({ unit: "grapheme" }), { nil: undefined }),
      }),
    }),
  ),
  { maxLength: 6 },
);

const identity = { file: "f", api: "kantata-ox", account: "ä" };

it("a journal that is torn at any byte is the journal of its complete lines", async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (all) => {
      const lines = [headerLine({ ...identity, version: JOURNAL_VERSION, at: "now" }), ...all.map(entryLine)];
      const bytes = Buffer.from(lines.join(""));
      const ends = lines.map((_, index) => Buffer.byteLength(lines.slice(0, index + 1).join("")));
      for (let cut = 0; cut <= bytes.length; cut += 1) {
        const torn = bytes.subarray(0, cut);
        const file = {
          // Pieces of 50 bytes, so that lines are read in several.
          lines: () => linesOf(async (position) => torn.subarray(position, position + 50)),
          head: async (length: number) => torn.toString("latin1", 0, length),
        };
        const { progress, size } = await readJournal(file, "a.journal", identity);
        const complete = ends.filter((end) => end <= cut).length;
        const expected = progressOf(...all.slice(0, Math.max(0, complete - 1)));
        expect(size).toBe(ends[complete - 1] ?? 0);
        expect(progress.resume()).toEqual(expected.resume());
        expect([...progress.results]).toEqual([...expected.results]);
      }
    }),
    { numRuns: 30 },
  );
});

it("each row is resumed at most once, and only if it was sent", () => {
  fc.assert(
    fc.property(entries, (all) => {
      const positions = progressOf(...all)
        .resume()
        .flatMap((entry) => entry.positions);
      expect(new Set(positions).size).toBe(positions.length);
      const sent = new Set(all.flatMap((entry) => (entry.kind === "send" ? entry.positions : [])));
      expect(positions.filter((position) => !sent.has(position))).toEqual([]);
    }),
  );
});
