import type { BulkProgress } from "../targets/bulk.js";

/** What a run shows of itself. */
export interface ShownProgress {
  readonly total: number;
  readonly done: number;
  /** People who got a result per minute in this run; undefined as long as it is not known. */
  readonly perMinute: number | undefined;
  readonly waitingFor: BulkProgress["waitingFor"];
  /** Milliseconds since 1970. */
  readonly waitingUntil: number | undefined;
  /** People whose answer was lost, and who are being looked for. */
  readonly lost: number;
}

const FEWEST_BAR_CELLS = 10;
const MOST_BAR_CELLS = 30;

/** One line for a terminal of this width. The numbers come first; the rest follows as far as there is room. */
export function progressLine(shown: ShownProgress, columns: number): string {
  const { total, done } = shown;
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
  let line = `${done}/${total} ${percent}%`;
  const room = columns - 1;
  for (const part of [waitWords(shown, true), ...rateWords(shown)]) {
    if (part !== undefined && line.length + part.length + 2 <= room) line += `  ${part}`;
  }
  const cells = Math.min(MOST_BAR_CELLS, room - line.length - 4);
  if (cells < FEWEST_BAR_CELLS) return line;
  const full = Math.round((cells * done) / Math.max(1, total));
  return `${line}  [${"#".repeat(full)}${"-".repeat(cells - full)}]`;
}

/** The same in words, for a log. */
export function progressWords(shown: ShownProgress): string {
  const parts = [`${shown.done} of ${shown.total} done`, ...rateWords(shown), waitWords(shown, false)];
  return `${parts.filter((part) => part !== undefined).join(", ")}.`;
}

function rateWords({ total, done, perMinute, waitingFor }: ShownProgress): (string | undefined)[] {
  if (perMinute === undefined || done === total) return [];
  const rate = `${Math.round(perMinute)}/min`;
  // A long wait makes any estimate wrong.
  const left = waitingFor === "look" || waitingFor === "rate-limit" ? undefined : (total - done) / perMinute;
  return [rate, left === undefined || !Number.isFinite(left) ? undefined : `${duration(left)} left`];
}

function duration(minutes: number): string {
  if (minutes < 1) return "under 1 min";
  return minutes < 90 ? `${Math.round(minutes)} min` : `${Math.round(minutes / 60)} h`;
}

const SHORT = { answer: "answer by", look: "looks by", "rate-limit": "pause until", token: "token by" } as const;
const LONG = {
  answer: "waits for the answer, until",
  look: "looks at the account's invitations, until",
  "rate-limit": "pauses because the server limits the rate, until",
  token: "waits for the token, until",
} as const;

function waitWords({ waitingFor, waitingUntil, lost }: ShownProgress, short: boolean): string | undefined {
  if (waitingFor === undefined || waitingUntil === undefined) return undefined;
  const time = timeOfDay(waitingUntil);
  if (short) return `${SHORT[waitingFor]} ${time}`;
  const of = lost > 0 ? ` (${lost} people are without an answer)` : "";
  return `${LONG[waitingFor]} ${time} at the latest${of}`;
}

/** The local time of day. */
export function timeOfDay(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}
