import { type Found, keysOf } from "./found.ts";

/** A wanted key, and the wanted keys below it. */
interface Wanted {
  readonly below: Map<string, Wanted>;
  offset?: number;
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** Finds pointers in a valid JSON text, all of them in one pass. */
export function jsonOffsets(text: string, pointers: Iterable<string>): Map<string, Found> {
  const wanted = [...new Set(pointers)];
  const root: Wanted = { below: new Map() };
  for (const pointer of wanted) {
    let at = root;
    for (const key of keysOf(pointer)) {
      const next: Wanted = at.below.get(key) ?? { below: new Map() };
      at.below.set(key, next);
      at = next;
    }
  }
  markOffsets(text, root);
  return new Map(wanted.map((pointer) => [pointer, foundFor(root, keysOf(pointer))]));
}

function foundFor(root: Wanted, keys: readonly string[]): Found {
  let at = root;
  for (const key of keys) {
    const next = at.below.get(key);
    if (next?.offset === undefined) return { offset: at.offset ?? 0, isExact: false };
    at = next;
  }
  return { offset: at.offset ?? 0, isExact: true };
}

/** An object or list that is being read; `wanted` is undefined where nothing is wanted. */
interface Open {
  readonly wanted: Wanted | undefined;
  readonly isList: boolean;
  index: number;
  /** What is wanted of the value that comes next. */
  next: Wanted | undefined;
  /** Whether a key comes next, not a value. */
  atKey: boolean;
}

function markOffsets(text: string, root: Wanted): void {
  const open: Open[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const top = open.at(-1);
    if (token === "}" || token === "]") open.pop();
    else if (token === ",") {
      if (top) [top.atKey, top.index] = [!top.isList, top.index + 1];
    } else if (top?.atKey) {
      top.next = marked(top.wanted?.below.get(keyIn(token, top.wanted)), index);
      top.atKey = false;
    } else if (token !== ":") {
      const value = top === undefined ? marked(root, index) : top.isList ? itemOf(top, index) : top.next;
      if (token === "{" || token === "[") {
        open.push({ wanted: value, isList: token === "[", index: 0, next: undefined, atKey: token === "{" });
      }
    }
  }
}

function itemOf({ wanted, index: at }: Open, offset: number): Wanted | undefined {
  return marked(wanted?.below.get(String(at)), offset);
}

/** The key that a token writes. It is not needed where nothing is wanted. */
function keyIn(token: string, wanted: Wanted | undefined): string {
  if (wanted === undefined) return "";
  return token.includes("\\") ? (JSON.parse(token) as string) : token.slice(1, -1);
}

function marked(wanted: Wanted | undefined, offset: number): Wanted | undefined {
  if (wanted !== undefined) wanted.offset = offset;
  return wanted;
}
