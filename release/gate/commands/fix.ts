import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../scripts/lib/project/workspace.ts";
import { judgeRepository } from "../judge-repository.ts";
import { missingChangesets } from "../write/missing-changesets.ts";

/** Writes the changesets that `check` asks for, one for each package. */
export async function fix(): Promise<number> {
  const { found, pending } = await judgeRepository();
  const missing = missingChangesets(found, pending);
  for (const { file, content } of missing) {
    await writeFile(join(root, file), content);
    console.log(`${file}\n\n${content}`);
  }
  console.log(
    missing.length === 0
      ? "Nothing to write: every package has the bump that it needs."
      : "Read them, because callers will. Then commit them.",
  );
  return 0;
}
