// `pnpm guarantees [words]`: breaks each guarantee (or those whose title contains the words) by changing our source, one
// change at a time, and checks that its tests then fail. `pnpm guarantees --write` writes docs/guarantees.md instead.
//   --sample N       tries N changes, picked at random
//   --seed S         picks the same sample again; otherwise the commit is the seed

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { endWith, optionsOf } from "../../scripts/lib/process/options.ts";
import { build } from "../../scripts/lib/process/run.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { sampleOf, sizeOf } from "../mutations/sample.ts";
import { allGuarantees } from "./list/all.ts";
import { guaranteesMarkdown } from "./markdown.ts";
import { tryGuarantee, type Verdict } from "./try-guarantee.ts";

const LANES = 2;

const { values, positionals } = optionsOf("pnpm guarantees [words] [--sample N] [--seed S] [--write]", {
  options: {
    write: { type: "boolean", default: false },
    sample: { type: "string" },
    seed: { type: "string" },
  },
  allowPositionals: true,
});

let size: number | undefined;
try {
  size = sizeOf(values);
} catch (error) {
  endWith((error as Error).message);
}

async function tryAll(words: string): Promise<Verdict[]> {
  const matches = (text: string): boolean => text.toLowerCase().includes(words.toLowerCase());
  const all = allGuarantees.flatMap((group) =>
    group.guarantees
      .filter(({ title }) => matches(group.title) || matches(title))
      .flatMap((one) => one.changes.map((change) => ({ one, change }))),
  );
  const queue = size === undefined ? all : await sampleOf(all, size, values.seed, "changes");
  const verdicts: Verdict[] = [];
  const work = async (lane: number): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const verdict = await tryGuarantee(next.one, next.change, lane);
      verdicts.push(verdict);
      const { guarantee, change, end, by } = verdict;
      if (end !== "killed") console.log(`✘ ${guarantee}\n    ${change.file}: ${change.find}\n    ${by}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, index) => work(index + 1)));
  return verdicts;
}

if (values.write) {
  await writeFile(join(root, "docs/guarantees.md"), guaranteesMarkdown(allGuarantees));
} else {
  await build();
  const words = positionals.join(" ");
  const verdicts = await tryAll(words);
  const killed = verdicts.filter(({ end }) => end === "killed").length;
  console.log(`${killed} of ${verdicts.length} changes made the named tests fail.`);
  if (verdicts.length === 0) console.log(`No guarantee contains "${words}".`);
  process.exitCode = killed === verdicts.length && killed > 0 ? 0 : 1;
}
