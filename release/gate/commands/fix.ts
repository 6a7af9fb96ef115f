import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { judgeRepository } from "../judge-repository.ts";
import { missingChangesets } from "../write/missing-changesets.ts";
import type { Choice } from "./choice.ts";

/** Writes the changesets that `check` asks for, one for each package. */
export async function fix({ against }: Choice): Promise<number> {
  const { found, pending, remarks } = await judgeRepository(against);
  const missing = missingChangesets(found, pending);
  for (const { file, content } of missing) {
    await writeFile(join(root, file), content);
    console.log(`${file}\n\n${content}`);
  }
  for (const remark of remarks) console.log(remark);
  console.log(
    missing.length === 0
      ? "Nothing to write: every package has the bump that it needs."
      : "Written. Read each file as a caller would, edit its text where you can say it better, and commit it with the change.",
  );
  return 0;
}
