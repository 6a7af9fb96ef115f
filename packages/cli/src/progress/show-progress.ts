import { SingleBar } from "cli-progress";
import { say } from "../program/terminal.js";
import type { BulkProgress } from "../targets/bulk.js";
import { progressLine, progressWords, type ShownProgress } from "./progress-line.js";

/** Shows how far a run is. */
export interface ProgressView {
  /** @param doneBefore rows that had their result before this part of the run */
  update(progress: BulkProgress, doneBefore: number): void;
  /** Ends the display, and leaves its last state on the screen. */
  end(): void;
}

/** A log gets a line at least this often, and each wait that matters. In milliseconds. */
const BETWEEN_LINES = 10_000;
const TICK = 500;
/** Shorter waits are not worth a word. */
const SHORT_WAIT = 2_000;
/** A rate means nothing before this time. */
const LEAST_MINUTES = 1 / 60;

/** A bar on a terminal, plain lines elsewhere, on standard error. */
export function showProgress(total: number, done: number, quiet: boolean): ProgressView {
  if (quiet) return { update: () => {}, end: () => {} };
  const clock = new RunClock(total, done);
  return process.stderr.isTTY ? barView(clock) : lineView(clock);
}

/** Remembers the last progress, and makes what is shown of it. */
class RunClock {
  readonly total: number;
  readonly #before: number;
  #begunAt: number | undefined;
  #done: number;
  #progress: BulkProgress | undefined;
  #waitSince = 0;
  #hasEnded = false;

  constructor(total: number, done: number) {
    this.total = total;
    this.#before = done;
    this.#done = done;
  }

  take(progress: BulkProgress, doneBefore: number): void {
    // The look before the first request is not part of the rate.
    if (progress.waitingFor === "answer") this.#begunAt ??= Date.now();
    // The 30 seconds' report of the same wait does not begin it anew.
    const { waitingFor, waitingUntil } = this.#progress ?? {};
    const isSame = progress.waitingFor === waitingFor && progress.waitingUntil === waitingUntil;
    if (!isSame) this.#waitSince = Date.now();
    this.#progress = progress;
    this.#done = doneBefore + progress.done;
  }

  /** From now on neither waits nor the time left are shown. */
  end(): void {
    this.#hasEnded = true;
  }

  shown(): ShownProgress {
    const { waitingFor, waitingUntil, lost = 0 } = this.#progress ?? {};
    const now = Date.now();
    const minutes = this.#begunAt === undefined ? 0 : (now - this.#begunAt) / 60_000;
    const sent = this.#done - this.#before;
    const isShort = this.#hasEnded || now - this.#waitSince < SHORT_WAIT;
    const isKnown = !this.#hasEnded && minutes >= LEAST_MINUTES && sent > 0;
    return {
      total: this.total,
      done: this.#done,
      perMinute: isKnown ? sent / minutes : undefined,
      waitingFor: isShort ? undefined : waitingFor,
      waitingUntil: isShort ? undefined : waitingUntil,
      lost,
    };
  }
}

function barView(clock: RunClock): ProgressView {
  const bar = new SingleBar({
    stream: process.stderr,
    fps: 5,
    emptyOnZero: true,
    // The line fits. So the terminal's own setting stays, also if the process is killed.
    linewrap: true,
    format: () => progressLine(clock.shown(), process.stderr.columns || 80),
  });
  bar.start(clock.total, clock.shown().done);
  return {
    update(progress, doneBefore) {
      clock.take(progress, doneBefore);
      bar.update(clock.shown().done);
    },
    end() {
      clock.end();
      bar.stop();
    },
  };
}

function lineView(clock: RunClock): ProgressView {
  let last = 0;
  let lastText = "";
  let toldWait: string | undefined;
  const line = (): void => {
    const shown = clock.shown();
    lastText = progressWords(shown);
    toldWait = waitOf(shown);
    last = Date.now();
    say(lastText);
  };
  const tick = (): void => {
    const wait = waitOf(clock.shown());
    const isNewWait = wait !== undefined && wait !== toldWait;
    if (isNewWait || Date.now() - last >= BETWEEN_LINES) line();
  };
  const timer = setInterval(tick, TICK).unref();
  return {
    update(progress, doneBefore) {
      clock.take(progress, doneBefore);
      if (last === 0) line();
      else tick();
    },
    end() {
      clearInterval(timer);
      clock.end();
      if (progressWords(clock.shown()) !== lastText) line();
    },
  };
}

function waitOf({ waitingFor, waitingUntil }: ShownProgress): string | undefined {
  return waitingFor && `${waitingFor} ${waitingUntil}`;
}
