import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SpecDocument } from "../../../scripts/lib/project/spec-document.ts";
import { packageDir } from "../../../scripts/lib/project/workspace.ts";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import { APIS } from "../../src/apis.ts";
import { operationsInWords } from "./operations.ts";

const NAME = "llms-operations.txt";

/** Adds the operations to the texts for language models: their pages are made by a plugin, which the texts' plugin does not see. */
export async function addOperations(dist: string, address: string): Promise<void> {
  const texts = await Promise.all(
    APIS.map(async ({ base, spec }) =>
      operationsInWords(await readJson<SpecDocument>(packageDir(spec)), `${address}/${base}/`),
    ),
  );
  const text = texts.join("\n");
  await writeFile(join(dist, NAME), text);
  await appendFile(join(dist, "llms-full.txt"), `\n${text}`);
  const index = join(dist, "llms.txt");
  const sets = await readFile(index, "utf8");
  const row = `- [Operations](${address}/${NAME}): every operation of the three specs, with parameters, body, answers, effect and retry rule\n`;
  await writeFile(
    index,
    sets.replace(/(\n- \[Complete documentation\][^\n]*\n)/, (found) => `${found}${row}`),
  );
}
