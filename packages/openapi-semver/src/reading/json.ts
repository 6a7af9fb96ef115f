import { keyTwice, placeOf } from "./fault.ts";

/** A JSON text parsed; undefined if it is not JSON. Throws if an object has a key twice. */
export function parseJson(text: string, file: string): { readonly value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  refuseKeysTwice(text, file);
  return { value };
}

const TOKEN = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[{}]/g;

/** `JSON.parse` keeps the last of two equal keys, so the text of valid JSON is read once more. */
function refuseKeysTwice(text: string, file: string): void {
  const open: Map<string, number>[] = [];
  for (const { 0: token, 1: written = "", 2: colon, index } of text.matchAll(TOKEN)) {
    if (token === "{") open.push(new Map());
    else if (token === "}") open.pop();
    else if (colon !== undefined) {
      const key: string = written.includes("\\") ? JSON.parse(`"${written}"`) : written;
      const keys = open.at(-1);
      const first = keys?.get(key);
      if (first !== undefined) throw keyTwice(file, key, placeOf(text, first), placeOf(text, index));
      keys?.set(key, index);
    }
  }
}
