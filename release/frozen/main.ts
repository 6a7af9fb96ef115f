// `pnpm frozen:check`: asks the registry whether the libraries whose maintenance ended have a new version. Exit code 0: no news;
// 1: an alarm; 2: the registry did not answer, so nothing is known.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { complaintOf, type NpmEnd, npm } from "../../scripts/lib/process/npm.ts";
import { root } from "../../scripts/lib/project/workspace.ts";
import { readJson } from "../../scripts/lib/text/read-json.ts";
import { compareWithKnown, type KnownLibrary, type Published } from "./newest.ts";

// A registry that does not answer must not keep the job waiting.
const PATIENCE = 120_000;

/**
 * Reads the answer of `npm view NAME versions time --json`.
 *
 * @throws Error that says why it is no answer
 */
export function readPublished(end: NpmEnd): Published {
  if (end.code !== 0) throw new Error(complaintOf(end));
  let answer: { readonly versions?: string | readonly string[]; readonly time?: Published["time"] };
  try {
    answer = JSON.parse(end.stdout);
  } catch {
    throw new Error("its answer is no JSON");
  }
  const { versions = [], time } = answer;
  const list = typeof versions === "string" ? [versions] : versions;
  if (list.length === 0) throw new Error("its answer has no versions");
  return time === undefined ? { versions: list } : { versions: list, time };
}

/** The exact versions that the root and the catalog pin, by name. */
async function pins(): Promise<Readonly<Record<string, string>>> {
  const { devDependencies } = await readJson<{ devDependencies: Record<string, string> }>(join(root, "package.json"));
  const { catalog } = parse(await readFile(join(root, "pnpm-workspace.yaml"), "utf8")) as {
    catalog: Record<string, string>;
  };
  return { ...devDependencies, ...catalog };
}

async function main(): Promise<number> {
  const pinned = await pins();
  let code = 0;
  for (const known of await readJson<readonly KnownLibrary[]>(join(import.meta.dirname, "known-versions.json"))) {
    const pin = pinned[known.name];
    if (pin === undefined) {
      console.log(`${known.name} is no longer used: remove it from release/frozen/known-versions.json.`);
      code = 1;
      continue;
    }
    try {
      const end = await npm(["view", known.name, "versions", "time", "--json", "--prefer-online"], {
        timeout: PATIENCE,
      });
      const { isAlarm, text } = compareWithKnown(known, pin, readPublished(end));
      console.log(text);
      if (isAlarm) code = 1;
    } catch (error) {
      console.log(
        `The registry did not answer about ${known.name}: ${(error as Error).message}. Nothing is known; try again.`,
      );
      if (code === 0) code = 2;
    }
  }
  return code;
}

if (import.meta.main) process.exitCode = await main();
