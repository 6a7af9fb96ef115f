import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import { CliError } from "../files/cli-error.js";
import { type Journal, openJournal } from "../journal/journal.js";
import { EXIT } from "../outcome/exit-code.js";
import { confirmed } from "../program/ask.js";
import { say } from "../program/terminal.js";
import { timeOfDay } from "../progress/progress-line.js";
import { showProgress } from "../progress/show-progress.js";
import { type List, readList } from "../reading/read-list.js";
import { checkResultPath, writeResult } from "../result/write-result.js";
import type { Target } from "../targets/target.js";
import { countsInWords, type Outcome, outcomeOf, type Subject } from "./import-outcome.js";
import { tellProblems } from "./list-problems.js";
import { type PlaceOptions, placesOf } from "./places.js";
import { type Counts, countRows, type Known, resultSoFar, resumedPositions } from "./row-states.js";
import { type SendSettings, type Sent, sendRows } from "./send.js";
import { slicesOf } from "./slices.js";
import { type Stop, stopOnSignals } from "./stop.js";

/** The options of `import`. */
export interface ImportOptions extends PlaceOptions, SendSettings {
  readonly map: readonly string[];
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly quiet: boolean;
  readonly skipInvalid: boolean;
  readonly max: number | undefined;
}

/**
 * Invites everyone in a list, or goes on where an earlier run of the same list was.
 *
 * @throws CliError if an option or a file is wrong, or if the journal cannot be written
 */
export async function importList<P>(path: string, target: Target<P>, options: ImportOptions): Promise<Outcome> {
  const stop = stopOnSignals(target.sending);
  try {
    const list = await readList(path, target.format, { map: options.map, stdin: process.stdin });
    try {
      return await importRead(path, list, target, options, stop);
    } finally {
      await list.close();
    }
  } finally {
    stop.end();
  }
}

async function importRead<P>(
  path: string,
  list: List<P>,
  target: Target<P>,
  options: ImportOptions,
  stop: Stop,
): Promise<Outcome> {
  const refused = tellProblems(list, options);
  if (refused !== undefined) return refused;
  const places = await placesOf(path, list, options);
  if (!list.hasFolder) {
    say(`The journal is ${places.journal}, the result ${places.result}.`);
    say("To go on, run the same command in this folder, with the same list.");
  }
  const subject = { account: target.key, total: list.rowCount, places };
  const identity = { file: identityOf(list, options.map), api: target.format.api, account: target.key };
  if (options.dryRun && !(await exists(places.journal)))
    return await dryRun(list, NO_JOURNAL, target, subject, options, stop);
  if (!options.dryRun) await checkResultPath(places.result, list.hasFolder ? path : places.journal);
  const onWatch = (holder: { pid: number } | undefined, ms: number): void => {
    const who = holder === undefined ? "Another process" : `Process ${holder.pid}`;
    say(`${who} may still use the journal. Watching it until ${timeOfDay(Date.now() + ms)} …`);
  };
  const journal = await openJournal(places.journal, identity, { lock: { onWatch } });
  try {
    return options.dryRun
      ? await dryRun(list, journal, target, subject, options, stop)
      : await run(list, journal, target, subject, options, stop);
  } finally {
    await journal.leave();
  }
}

const NO_JOURNAL: Known = { results: new Map(), resume: [] };

async function run<P>(
  list: List<P>,
  journal: Journal,
  target: Target<P>,
  subject: Subject,
  options: ImportOptions,
  stop: Stop,
): Promise<Outcome> {
  const counts = await countRows(list, journal);
  if (counts.open === 0) {
    say(`Nothing is left to do: ${countsInWords(counts.byStatus)}.`);
    await writeResultOf(list, journal, subject);
    return outcomeOf(subject, counts, { error: undefined, isStopped: false });
  }
  const plan = planOf(counts, journal, target, subject, options);
  say(plan);
  if (!(await confirmed("Go on?", options.yes))) {
    const { total, places } = subject;
    const base = { account: subject.account, total, counts: counts.byStatus, journal: places.journal };
    return { ...base, exitCode: EXIT.stopped, outcome: "declined", message: "Nobody was invited." };
  }
  // A journal with entries proves that the service was there.
  const isNew = journal.results.size === 0 && journal.resume.length === 0;
  stop.begin();
  const sent = await sendAndShow(list, journal, target, options, stop, subject.total - counts.open);
  const unwritten = await writeResultOf(list, journal, subject).catch((error: unknown) => ({ error }));
  // A full disk often hits both. The journal is what the next run needs.
  if (sent.journalError !== undefined) throw sent.journalError;
  if (unwritten !== undefined) throw unwritten.error;
  const after = await countRows(list, journal);
  const misplaced = isNew ? target.misplaced(sent.error) : undefined;
  return outcomeOf(subject, after, { error: misplaced ?? sent.error, isStopped: stop.isRequested });
}

async function sendAndShow<P>(
  list: List<P>,
  journal: Journal,
  target: Target<P>,
  options: ImportOptions,
  stop: Stop,
  done: number,
): Promise<Sent> {
  const view = showProgress(list.rowCount, done, options.quiet);
  try {
    return await sendRows(list, journal, target, options, { stop, view, done });
  } finally {
    view.end();
  }
}

/** What will happen, in words. @throws CliError if it is more than `--max` allows */
function planOf<P>(
  { byStatus, open }: Counts,
  { resume }: Pick<Known, "resume">,
  target: Target<P>,
  { total }: Subject,
  { max, settleDelay = target.settleDelay }: ImportOptions,
): string {
  if (max !== undefined && open > max) {
    throw new CliError("usage", `The list has ${people(open)} to invite, more than --max ${max}. Nobody was invited.`);
  }
  const lines = [`This invites ${people(open)} to ${target.title}.`, target.warning];
  if (open < total) lines.push(`Of ${total} rows, ${countsInWords({ ...byStatus, "not-attempted": 0 })}.`);
  const sentAt = resume.reduce((last, entry) => Math.max(last, entry.sentAt), 0);
  if (resume.length > 0) {
    const due = Math.min(sentAt, Date.now()) + settleDelay;
    const wait = due > Date.now() ? `, at the latest at ${timeOfDay(due)}` : "";
    const unknown = people(resumedPositions({ resume }).size);
    lines.push(`An earlier run was stopped before it knew about ${unknown}.`, `They are looked for first${wait}.`);
  }
  return lines.join("\n");
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

async function dryRun<P>(
  list: List<P>,
  known: Known,
  target: Target<P>,
  subject: Subject,
  options: ImportOptions,
  stop: Stop,
): Promise<Outcome> {
  const counts = await countRows(list, known);
  if (counts.open > 0) say(planOf(counts, known, target, subject, options));
  let existing = 0;
  for await (const slice of slicesOf(list, known)) {
    const found = await target.look(slice.people, stop.signal).catch((error: unknown) => {
      throw target.misplaced(error) ?? error;
    });
    existing += found.size;
  }
  const byStatus = {
    ...counts.byStatus,
    existing: counts.byStatus.existing + existing,
    "not-attempted": counts.byStatus["not-attempted"] - existing,
  };
  const left = counts.open - existing;
  const others = existing > 0 ? `; ${people(existing)} would not, because there is an invitation already` : "";
  const message = `Dry run: nothing was sent. ${people(left)} would be invited${others}.`;
  const exitCode = byStatus.invalid > 0 ? EXIT.some : EXIT.done;
  return { exitCode, outcome: "dry-run", message, account: subject.account, total: subject.total, counts: byStatus };
}

function writeResultOf(list: List<unknown>, journal: Journal, { places }: Subject): Promise<void> {
  const resumed = resumedPositions(journal);
  async function* rows() {
    for await (const row of list.rows()) yield { cells: row.cells, result: resultSoFar(row, journal, resumed) };
  }
  return writeResult(places.result, list, rows());
}

/** Another `--map` can make other people of the same rows, so it belongs to the list. */
function identityOf({ digest }: List<unknown>, map: readonly string[]): string {
  if (map.length === 0) return digest;
  return createHash("sha256")
    .update(JSON.stringify([digest, ...[...map].sort()]))
    .digest("hex");
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
