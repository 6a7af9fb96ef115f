import { jsonOffsets } from "../positions/json-offsets.ts";
import { placesAt } from "../positions/places-at.ts";
import { yamlOffsets } from "../positions/yaml-offsets.ts";
import { decode } from "./decode.ts";
import { type Place, tooDeep } from "./fault.ts";
import { parseJson } from "./json.ts";
import { parseYaml } from "./yaml.ts";

/** A place in a file, and whether it is that of the whole pointer, or of the nearest parent that exists. */
export interface PointerPlace extends Place {
  readonly isExact: boolean;
}

/** A file parsed. */
export interface Parsed {
  readonly value: unknown;
  /** Finds JSON pointers in the text. */
  find(pointers: Iterable<string>): ReadonlyMap<string, PointerPlace>;
}

/** Parses a file, YAML or JSON. `file` is what errors call it. Throws if any part of it would be lost. */
export function parse(bytes: Uint8Array, file: string): Parsed {
  return parseText(decode(bytes, file), file);
}

/** Parses a text, YAML or JSON. `file` is what errors call it. Throws if any part of it would be lost. */
export function parseText(text: string, file: string): Parsed {
  try {
    // JSON is YAML too, but reading it as YAML takes ten times as long.
    const json = /^\s*[{[]/.test(text) ? parseJson(text, file) : undefined;
    if (json !== undefined) {
      return { value: json.value, find: (pointers) => placesAt(text, jsonOffsets(text, pointers)) };
    }
    const { value, document } = parseYaml(text, file);
    return { value, find: (pointers) => placesAt(text, yamlOffsets(document, pointers)) };
  } catch (error) {
    // The stack of the parser overflowed.
    if ((error as Error).name === "RangeError") throw tooDeep(file);
    throw error;
  }
}
