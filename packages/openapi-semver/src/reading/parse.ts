import { decode } from "./decode.ts";
import { tooDeep } from "./fault.ts";
import { parseJson } from "./json.ts";
import { parseYaml } from "./yaml.ts";

/** The content of a file, YAML or JSON. `file` is what errors call it. Throws if any part of it would be lost. */
export function parse(bytes: Uint8Array, file: string): unknown {
  const text = decode(bytes, file);
  try {
    // JSON is YAML too, but reading it as YAML takes ten times as long.
    const json = /^\s*[{[]/.test(text) ? parseJson(text, file) : undefined;
    return json === undefined ? parseYaml(text, file) : json.value;
  } catch (error) {
    // The stack of the parser overflowed.
    if ((error as Error).name === "RangeError") throw tooDeep(file);
    throw error;
  }
}
