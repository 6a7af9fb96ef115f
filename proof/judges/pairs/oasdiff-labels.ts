import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bump } from "@invitation-clients/openapi-semver";
import { parse } from "yaml";
import type { Answer } from "../judges/answer.ts";
import { LEVELS } from "../judges/programs.ts";

type Level = "ERR" | "WARN" | "INFO";

/** One pair of `oasdiff.yaml`; its head says what the fields mean. */
export interface Label {
  readonly base: string;
  readonly bump: Bump | readonly Bump[];
  readonly oasdiff?: Readonly<Record<string, Level>>;
  readonly why?: string;
}

/** The file `oasdiff.yaml`. */
export interface Labels {
  readonly repository: string;
  readonly commit: string;
  readonly date: string;
  readonly folder: string;
  readonly pairs: readonly Label[];
}

/** Reads the labels. */
export async function readLabels(): Promise<Labels> {
  return parse(await readFile(join(import.meta.dirname, "oasdiff.yaml"), "utf8")) as Labels;
}

/** The name of the other document of a pair. */
export function revisionOf(base: string): string {
  return base.replace("base", "revision");
}

/** The bumps that a label allows. */
export function allowedBy({ bump }: Label): readonly Bump[] {
  return typeof bump === "string" ? [bump] : bump;
}

/** What oasdiff's tests assert: the highest level of the checks. */
export function assertedBy({ oasdiff }: Label): Answer {
  if (oasdiff === undefined) return { text: "not asserted", because: "no answer" };
  const found = Object.values(oasdiff);
  const level = (["ERR", "WARN", "INFO"] as const).find((one) => found.includes(one)) ?? "nothing";
  return { text: level, bumps: LEVELS[level] };
}
