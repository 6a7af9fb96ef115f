import { join } from "node:path";
import type { Clone } from "../sources/clone.ts";
import { allowedBy, assertedBy, type Labels, revisionOf } from "./oasdiff-labels.ts";
import type { PairSet } from "./pair.ts";

/** The pairs of oasdiff's tests, written from a clone to an empty folder. */
export async function oasdiffPairs(labels: Labels, clone: Clone, folder: string): Promise<PairSet> {
  await clone.checkOut(labels.commit, labels.folder, folder);
  const fileOf = (name: string): string => join(folder, labels.folder, name);
  return {
    title: `oasdiff's test pairs, commit ${labels.commit.slice(0, 10)} of ${labels.date}`,
    pairs: labels.pairs.map((label) => ({
      name: label.base.replace(/\.\w+$/, ""),
      oldFile: fileOf(label.base),
      newFile: fileOf(revisionOf(label.base)),
      allowed: allowedBy(label),
      ...(label.why === undefined ? {} : { why: label.why }),
      asserted: assertedBy(label),
    })),
  };
}
