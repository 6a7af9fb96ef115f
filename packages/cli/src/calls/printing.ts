import { print } from "../program/terminal.js";

/** One object for a person, or as one JSON document. */
export async function printOne(value: object, json: boolean | undefined): Promise<void> {
  if (json) return print(JSON.stringify(value));
  for (const [name, field] of Object.entries(value)) {
    if (field !== undefined && field !== null) await print(`${name}: ${cell(field)}`);
  }
}

/** Rows for a person, separated by tabs and with a header, or as one JSON document a line. */
export async function printRows(
  rows: AsyncIterable<object>,
  columns: readonly string[],
  json: boolean | undefined,
): Promise<void> {
  if (!json) await print(columns.join("\t"));
  for await (const row of rows) {
    const fields = row as Readonly<Record<string, unknown>>;
    await print(json ? JSON.stringify(row) : columns.map((name) => cell(fields[name])).join("\t"));
  }
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  // Control characters could move the cursor.
  return text.replace(/\p{Cc}+/gu, " ");
}
