import { EXIT } from "../outcome/exit-code.js";
import { sayNow } from "../program/terminal.js";
import type { BulkProgress } from "../targets/bulk.js";

/**
 * Ends a run at a signal. Before the run begins to send, a signal exits at once. After that, the first lets the request under
 * way finish, and the second exits at once.
 */
export interface Stop {
  /** The run begins to send. */
  begin(): void;
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

const GO_ON = "Run the same command again to go on.";

/** What a request is refused with after the first signal. */
export class StopRequested extends Error {
  override readonly name = "StopRequested";
}

/** @param sending how many requests with an effect have no answer yet */
export function stopOnSignals(sending: () => number): Stop {
  const controller = new AbortController();
  let hasBegun = false;
  let isRequested = false;
  let waitingFor: BulkProgress["waitingFor"];
  const endIfIdle = (): void => {
    // A body may still be read after its request has an answer.
    if (isRequested && sending() === 0 && waitingFor !== "answer") controller.abort(new StopRequested("stopped"));
  };
  const onSignal = (): void => {
    if (!hasBegun || isRequested) {
      sayNow(`\n${hasBegun ? "Stopped at once." : "Stopped before anything was sent."} ${GO_ON}`);
      process.exit(EXIT.stopped);
    }
    isRequested = true;
    sayNow(`\nStopping after the request under way. Ctrl-C again stops at once.\n${GO_ON}`);
    endIfIdle();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    begin() {
      hasBegun = true;
    },
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
