import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Row, rowsOf, type SpecDiff } from "@invitation-clients/openapi-semver";
import { diffSpecs } from "@invitation-clients/openapi-semver/node";
import type { Clone } from "../sources/clone.ts";
import type { HistoryChange, HistoryRepository } from "./list.ts";

/** The judge's verdict on a change, and the change itself. */
export interface Judged {
  readonly verdict: Pick<SpecDiff, "bump"> & { readonly rows: readonly Row[] };
  /** Milliseconds of the processor, reading included: the clock's depend on what else the machine does. */
  readonly millis: number;
  /** Lines that git counts as added and removed. */
  readonly lines: readonly [added: number, removed: number];
  /** The last line of `git diff --stat`. */
  readonly stat: string;
  /** The lines of each hunk, context left out, in the order of the diff. */
  readonly hunks: readonly number[];
  readonly text: string;
}

/** Judges a change of a clone. */
export async function judgeChange(
  clone: Clone,
  { folder: files }: HistoryRepository,
  change: HistoryChange,
): Promise<Judged> {
  const folder = await mkdtemp(join(tmpdir(), "judges-"));
  try {
    const places = files ?? change.path;
    const [before, after] = [join(folder, "old"), join(folder, "new")];
    await clone.checkOut(change.old, places, before);
    await clone.checkOut(change.new, places, after);
    const start = process.cpuUsage();
    const { bump, changes } = await diffSpecs(join(before, change.path), join(after, change.path));
    const { user, system } = process.cpuUsage(start);
    const between = [change.old, change.new, "--", places];
    const text = await clone.git(["diff", "--no-color", "--unified=0", ...between]);
    return {
      verdict: { bump, rows: rowsOf(changes) },
      millis: Math.round((user + system) / 1000),
      stat: (await clone.git(["diff", "--shortstat", ...between])).trim(),
      ...sizesOf(text),
      text,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Counts the lines of a diff without context, and those of each of its hunks. */
export function sizesOf(text: string): Pick<Judged, "lines" | "hunks"> {
  let [added, removed] = [0, 0];
  const hunks: number[] = [];
  let isInHunk = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("diff --git ")) isInHunk = false;
    if (line.startsWith("@@ ")) {
      isInHunk = true;
      hunks.push(0);
    } else if (isInHunk && /^[+-]/.test(line)) {
      if (line.startsWith("+")) added++;
      else removed++;
      hunks.push((hunks.pop() ?? 0) + 1);
    }
  }
  return { lines: [added, removed], hunks };
}
