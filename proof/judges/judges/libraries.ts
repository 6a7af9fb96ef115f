// Published judges that are libraries for Node.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { apiCompare } from "api-smart-diff";
import openApiDiff from "openapi-diff";
import { parse } from "yaml";
import { readJson } from "../../../scripts/lib/text/read-json.ts";
import { type Answer, failedWith, NO_BREAK, NO_CHANGE } from "./answer.ts";
import type { Documents, Judge } from "./judge.ts";

type Ask = (documents: Documents) => Promise<Answer>;

/** api-smart-diff classifies each change; the worst class counts. */
const askSmartDiff: Ask = async ({ oldFile, newFile }) => {
  const [before, after] = await Promise.all(
    [oldFile, newFile].map(async (file) => parse(await readFile(file, "utf8"))),
  );
  const { diffs } = quietly(() => apiCompare(before, after));
  return worstOf(diffs.map(({ type }) => type));
};

/** openapi-diff puts each difference into one of three lists. It reads OpenAPI 3.0 only. */
const askOpenApiDiff: Ask = async ({ oldFile, newFile }) => {
  for (const file of [oldFile, newFile]) {
    const { openapi } = parse(await readFile(file, "utf8"));
    if (!String(openapi).startsWith("3.0")) return { text: "reads 3.0 only", because: "no answer" };
  }
  const spec = async (file: string) => ({
    content: await readFile(file, "utf8"),
    location: file,
    format: "openapi3" as const,
  });
  const found = await openApiDiff.diffSpecs({ sourceSpec: await spec(oldFile), destinationSpec: await spec(newFile) });
  const classes: string[] = found.breakingDifferencesFound ? ["breaking"] : [];
  if (found.unclassifiedDifferences.length > 0) classes.push("unclassified");
  if (found.nonBreakingDifferences.length > 0) classes.push("non-breaking");
  return worstOf(classes);
};

/** A break outweighs what is unclassified, and that outweighs what is harmless. */
export function worstOf(classes: readonly string[]): Answer {
  if (classes.includes("breaking")) return { text: "breaking", bumps: ["major"] };
  if (classes.includes("unclassified")) return { text: "unclassified", because: "unclear" };
  if (classes.some((one) => one === "non-breaking" || one === "deprecated"))
    return { text: "non-breaking", bumps: NO_BREAK };
  return { text: classes.length === 0 ? "no change" : classes.join(", "), bumps: NO_CHANGE };
}

/** Runs without what a library prints about its own errors. */
function quietly<T>(work: () => T): T {
  const { error } = console;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = error;
  }
}

const require = createRequire(import.meta.url);

async function judgeOf(name: string, ask: Ask): Promise<Judge> {
  const main = require.resolve(name);
  const folder = join(main.slice(0, main.lastIndexOf(join("node_modules", name))), "node_modules", name);
  const { version } = await readJson<{ version: string }>(join(folder, "package.json"));
  return { name, version, ask: (documents) => ask(documents).catch(failedWith) };
}

/** The judges that the registry of npm has as libraries. */
export async function libraries(): Promise<Judge[]> {
  return [await judgeOf("api-smart-diff", askSmartDiff), await judgeOf("openapi-diff", askOpenApiDiff)];
}
