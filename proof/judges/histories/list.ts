import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bump } from "@invitation-clients/openapi-semver";
import { parse } from "yaml";

/** One change of `list.yaml`; its head says what the fields mean. */
export interface HistoryChange {
  readonly path: string;
  readonly date: string;
  readonly old: string;
  readonly new: string;
  readonly bump: Bump | readonly Bump[];
  readonly why: string;
}

/** A repository of `list.yaml`. */
export interface HistoryRepository {
  readonly name: string;
  readonly address: string;
  readonly about: string;
  /** The folder of the files that the document refers to, if it is not one file. */
  readonly folder?: string;
  readonly changes: readonly HistoryChange[];
}

/** Reads the list. */
export async function readHistories(): Promise<readonly HistoryRepository[]> {
  const text = await readFile(join(import.meta.dirname, "list.yaml"), "utf8");
  return (parse(text) as { repositories: HistoryRepository[] }).repositories;
}

/** The bumps that reading the change allows. */
export function allowedBy({ bump }: HistoryChange): readonly Bump[] {
  return typeof bump === "string" ? [bump] : bump;
}
