import { EXIT } from "../outcome/exit-code.js";
import { sayNow } from "../program/terminal.js";
import type { BulkProgress } from "../targets/bulk.js";

/** Ends a run at a signal: the first lets the request under way finish, the second exits at once. */
export interface Stop {
  /** Whether the run shall send nothing more. */
  readonly isRequested: boolean;
  /** Ends waits and looks. */
  readonly signal: AbortSignal;
  /** To be called with each progress: ends the run as soon as no request is under way. */
  seen(progress: BulkProgress): void;
  /** Stops listening. */
  end(): void;
}

/** The end of a terminal counts too. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What a request is refused with after the first signal. */
export class StopRequested extends Error {
  override readonly name = "StopRequested";
}

/**
 * @param sending how many requests with an effect have no answer yet
 * @param howToGoOn what the person is told
 */
export function stopOnSignals(sending: () => number, howToGoOn: string): Stop {
  const controller = new AbortController();
  let isRequested = false;
  let waitingFor: BulkProgress["waitingFor"];
  const endIfIdle = (): void => {
    // A body may still be read after its request has an answer.
    if (isRequested && sending() === 0 && waitingFor !== "answer") controller.abort(new StopRequested("stopped"));
  };
  const onSignal = (): void => {
    if (isRequested) {
      sayNow(`\nStopped at once. ${howToGoOn}`);
      process.exit(EXIT.stopped);
    }
    isRequested = true;
    sayNow(`\nStopping after the request under way. Ctrl-C again stops at once.\n${howToGoOn}`);
    endIfIdle();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    get isRequested() {
      return isRequested;
    },
    signal: controller.signal,
    seen(progress) {
      waitingFor = progress.waitingFor;
      endIfIdle();
    },
    end() {
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}
