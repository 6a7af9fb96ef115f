import type { ClientError } from "@invitation-clients/kantata-ox";
import type { CliError } from "../files/cli-error.js";
import { EXIT, type ExitCode } from "../outcome/exit-code.js";
import { failureOf, isRefusal, sentence } from "../outcome/failure.js";
import type { RowStatus } from "../result/row-result.js";
import type { Places } from "./places.js";
import type { Counts } from "./row-states.js";

/** How an import ended, for `--json` and for the person. */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly outcome: "done" | "some-failed" | "stopped" | "refused" | "declined" | "dry-run" | "failed";
  readonly message: string;
  readonly account?: string | undefined;
  readonly total?: number | undefined;
  readonly counts?: Readonly<Record<RowStatus, number>> | undefined;
  readonly result?: string | undefined;
  readonly journal?: string | undefined;
  readonly problems?: readonly unknown[] | undefined;
  readonly problemCount?: number | undefined;
  readonly error?: { readonly kind: string; readonly message: string } | undefined;
}

/** What an import is about. */
export interface Subject {
  readonly account: string;
  readonly total: number;
  readonly places: Places;
}

/** The outcome of a run that sent what it could. */
export function outcomeOf(
  { account, total, places }: Subject,
  { byStatus, open, unsettled }: Counts,
  { error, isStopped }: { readonly error: ClientError | CliError | undefined; readonly isStopped: boolean },
): Outcome {
  const base = { account, total, counts: byStatus, result: places.result, journal: places.journal };
  const left = open - unsettled;
  const failed = byStatus.rejected + byStatus.unknown + byStatus.invalid;
  const why = error === undefined || isStopped ? undefined : failureOf(error);
  const told = why === undefined ? undefined : { kind: why.kind, message: why.message };
  if (left > 0 && why?.code === EXIT.usage) {
    return { ...base, exitCode: EXIT.usage, outcome: "failed", message: why.message, error: told };
  }
  if (left > 0 && isRefusal(error)) {
    const message = `${why?.message ?? ""} ${left} of ${total} people are left; run the same command again to go on.`;
    return { ...base, exitCode: EXIT.refused, outcome: "refused", message, error: told };
  }
  if (left > 0 || (isStopped && open > 0)) {
    const reason =
      isStopped || why === undefined ? "Stopped." : `Stopped: ${sentence(firstPart(error?.message ?? ""))}`;
    const message = `${reason} ${open} of ${total} people are left; run the same command again to go on.`;
    return { ...base, exitCode: EXIT.stopped, outcome: "stopped", message, error: told };
  }
  if (failed > 0) {
    const again = unsettled > 0 ? " Run the same command again to look for those that are unknown." : "";
    const message = `Done, but not everybody was invited.${again}`;
    return { ...base, exitCode: EXIT.some, outcome: "some-failed", message, error: told };
  }
  return { ...base, exitCode: EXIT.done, outcome: "done", message: "All done." };
}

/** Without the client's advice for programs, which follows the facts in brackets. */
function firstPart(message: string): string {
  return message.replace(/\)\. .*$/s, ")");
}

const WORDS: Readonly<Record<RowStatus, string>> = {
  created: "invited",
  existing: "had an invitation already",
  rejected: "rejected",
  unknown: "unknown",
  "not-attempted": "left",
  invalid: "invalid",
};

/** The counts in words, such as "498 invited, 2 rejected". */
export function countsInWords(counts: Readonly<Record<RowStatus, number>>): string {
  const words = Object.entries(WORDS) as [RowStatus, string][];
  return words.flatMap(([status, word]) => (counts[status] > 0 ? [`${counts[status]} ${word}`] : [])).join(", ");
}
