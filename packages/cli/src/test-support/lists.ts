import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { ListFormat } from "../reading/columns/column-kind.js";
import { kantataFormat } from "../reading/columns/kantata.js";
import { type List, readList } from "../reading/read-list.js";
import { remarkText } from "../reading/rows/problem.js";
import type { Row } from "../reading/rows/row.js";

/** A folder that is removed after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "invitations-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file with this content in a new folder. */
export async function fileOf(content: string | Uint8Array, name = "people.csv"): Promise<string> {
  const path = join(testFolder(), name);
  await writeFile(path, content);
  return path;
}

export async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {}

/** Reads a list with this content; for Kantata unless another format is given. */
export async function listOf(content: string | Uint8Array, map: readonly string[] = []): Promise<List<unknown>> {
  return listFor(kantataFormat(), content, map);
}

export async function listFor<P>(
  format: ListFormat<P>,
  content: string | Uint8Array,
  map: readonly string[] = [],
): Promise<List<P>> {
  const list = await readList(await fileOf(content), format, { map, stdin: nothing() });
  onTestFinished(() => list.close());
  return list;
}

export async function rowsOf<P>(list: List<P>): Promise<Row<P>[]> {
  const rows: Row<P>[] = [];
  for await (const row of list.rows()) rows.push(row);
  return rows;
}

/** The people of a list; fails if the list has problems. */
export async function peopleIn<P>(list: List<P>): Promise<(P | undefined)[]> {
  if (list.problemCount > 0) throw new Error(problemsOf(list).join("\n"));
  return (await rowsOf(list)).map(({ person }) => person);
}

export function problemsOf(list: List<unknown>): string[] {
  return list.problems.map(remarkText);
}

export function notesOf(list: List<unknown>): string[] {
  return list.notes.map(remarkText);
}
