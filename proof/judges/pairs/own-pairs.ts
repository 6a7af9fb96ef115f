import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bump } from "@invitation-clients/openapi-semver";
import { allCases } from "../../../packages/openapi-semver/src/cases/all.ts";
import { placesOf } from "../sources/user-path.ts";
import type { Pair, PairSet } from "./pair.ts";

const BUMPS: readonly string[] = ["none", "patch", "minor", "major"] satisfies Bump[];

/** The cases of the judge's own tests, written to an empty folder. They were written with the judge, so it gets all of them right. */
export async function casePairs(folder: string): Promise<PairSet> {
  await mkdir(folder, { recursive: true });
  const pairs = allCases.map(async ({ title, expected: [bump], old: before, new: after }, index): Promise<Pair> => {
    const [oldFile, newFile] = [join(folder, `${index}-old.json`), join(folder, `${index}-new.json`)];
    await writeFile(oldFile, JSON.stringify(before));
    await writeFile(newFile, JSON.stringify(after));
    return { name: title, oldFile, newFile, allowed: [bump] };
  });
  return { title: "the cases of openapi-semver's own tests", pairs: await Promise.all(pairs) };
}

/**
 * The pairs of a folder of the user: each is a folder with `old.yaml`, `new.yaml`, and `expected.txt`, which begins with the
 * bumps that are right (`minor|patch`), says "error" if the documents may be refused, or both.
 *
 * @throws Error if the folder has no pairs, or a pair lacks a file or an expectation
 */
export async function folderPairs(given: string): Promise<PairSet> {
  const folder = placesOf(given).find(existsSync);
  if (folder === undefined) throw new Error(`--folder: there is no folder ${given}`);
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (names.length === 0) throw new Error(`--folder: ${given} has no folders with old.yaml, new.yaml and expected.txt`);
  return { title: `the folder ${given}`, pairs: await Promise.all(names.sort().map((name) => pairIn(folder, name))) };
}

async function pairIn(folder: string, name: string): Promise<Pair> {
  const at = (file: string): string => join(folder, name, file);
  const [oldFile, newFile] = [at("old.yaml"), at("new.yaml")];
  for (const file of [oldFile, newFile])
    if (!existsSync(file)) throw new Error(`--folder: the file ${file} is missing`);
  const text = await readFile(at("expected.txt"), "utf8").catch(() => "");
  const allowed = /^\w+(\|\w+)*/.exec(text)?.[0].split("|").filter(isBump) ?? [];
  const mayBeRefused = /\berror\b/.test(text);
  if (allowed.length === 0 && !mayBeRefused) {
    throw new Error(
      `${at("expected.txt")} must begin with ${BUMPS.join(", ")}, several with | between them, or say "error"`,
    );
  }
  return { name, oldFile, newFile, allowed, mayBeRefused };
}

function isBump(word: string): word is Bump {
  return BUMPS.includes(word);
}
