import { expect, it } from "vitest";
import type { Journal } from "../journal/journal.js";
import type { Target } from "../targets/target.js";
import { listOf } from "../test-support/lists.js";
import { sendRows } from "./send.js";
import { type Stop, StopRequested } from "./stop.js";

const view = { update: () => {}, end: () => {} };
const settings = { settleDelay: undefined, concurrency: undefined };
const stopOf = (isRequested = false): Stop => ({
  isRequested,
  signal: new AbortController().signal,
  begin: () => {},
  seen: () => {},
  end: () => {},
});

function journalOf(more: Partial<Journal> = {}): Journal {
  const results: Journal["results"] = new Map();
  const nothing = async (): Promise<void> => {};
  return { results, resume: [], recordSend: nothing, recordResult: nothing, close: nothing, leave: nothing, ...more };
}

/** A target that asks before its one request, and tells what it was answered. */
function targetOf(told: string[], afterSend = (): void => {}): Target<unknown> {
  return {
    send: async (people, { onSend, onResult }) => {
      const positions = people.map((_, position) => position);
      try {
        await onSend?.(positions, { watermark: {} });
        told.push("sent");
      } catch (error) {
        told.push((error as Error).message);
      }
      afterSend();
      const result = { status: "not-attempted" } as const;
      for (const position of positions) await onResult(result, position);
      return positions.map(() => result);
    },
  } as Partial<Target<unknown>> as Target<unknown>;
}

const LIST = "Email,Name\na@x.io,A\nb@x.io,B\n";

it("a request waits for the journal, and is not sent if the journal fails", async () => {
  const told: string[] = [];
  const order: string[] = [];
  const slow = journalOf({
    recordSend: async (positions) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`journal ${positions.join()}`);
    },
  });
  await sendRows(
    await listOf(LIST),
    slow,
    targetOf(told, () => order.push(...told)),
    settings,
    { stop: stopOf(), view, done: 0 },
  );
  expect(order).toEqual(["journal 0,1", "sent"]);

  const full = journalOf({ recordSend: () => Promise.reject(new Error("full")) });
  const refused: string[] = [];
  const { journalError } = await sendRows(await listOf(LIST), full, targetOf(refused), settings, {
    stop: stopOf(),
    view,
    done: 0,
  });
  expect(refused).toEqual(["full"]);
  expect(journalError).toEqual(new Error("full"));
});

it("rows that were sent in vain are told to the journal, others are not", async () => {
  const recorded: number[] = [];
  const journal = (more: Partial<Journal> = {}): Journal =>
    journalOf({ recordResult: async (position) => void recorded.push(position), ...more });
  await sendRows(await listOf(LIST), journal(), targetOf([]), settings, { stop: stopOf(), view, done: 0 });
  expect(recorded).toEqual([0, 1]);
  recorded.length = 0;
  // Stopped between the beginning of the run and its first request.
  let asked = 0;
  const late: Stop = {
    ...stopOf(),
    get isRequested() {
      asked += 1;
      return asked > 1;
    },
  };
  const told: string[] = [];
  await sendRows(await listOf(LIST), journal(), targetOf(told), settings, { stop: late, view, done: 0 });
  expect(told).toEqual([new StopRequested("stopped").message]);
  expect(recorded).toEqual([]);
});
