// `pnpm changeset:fix`: writes the changesets that `pnpm changeset:check` asks for, one for each package.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/lib/project/workspace.ts";
import { judgeRepository } from "./gate.ts";
import { missingChangesets } from "./tell/fix.ts";

try {
  const { found, pending } = await judgeRepository();
  const missing = missingChangesets(found, pending);
  for (const { file, content } of missing) {
    await writeFile(join(root, file), content);
    console.log(`${file}\n\n${content}`);
  }
  console.log(
    missing.length === 0 ? "Nothing to write: all is granted." : "Read them: a caller will. Then commit them.",
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
