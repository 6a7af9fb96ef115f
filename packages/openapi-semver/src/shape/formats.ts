import type { Node } from "../document/node.ts";

/** Formats that inform people and limit no value. */
const HINTS = new Set(["password"]);

/** Formats of numbers that no caller in JavaScript can miss: its numbers are doubles. */
const WHOLE_RANGE = new Set(["int64", "double"]);

/** Patterns that match every text: anything any number of times, in a group or not, or nothing at all. */
const ALL =
  /^\^?(\((\?:)?)?((\.|\[\^\]|\[\\s\\S\]|\[\\S\\s\]|\[\\w\\W\]|\[\\W\\w\]|\[\\d\\D\]|\[\\D\\d\])(\*|\{0,\})\??)?\)?\$?$/;

/** Patterns that are not bound to both ends match every text if they match nothing at all. */
function matchesAll(pattern: string): boolean {
  return ALL.test(pattern) && pattern !== "^$" && pattern !== "^()$" && pattern !== "^(?:)$";
}

/** The formats of a schema that limit values of its types, in the words of OpenAPI 3.0: `byte` for base64, `binary` for files. */
export function formatsOf(schema: Node, types: ReadonlySet<string> | undefined): string[] {
  const allows = (type: string): boolean => types === undefined || types.has(type);
  const isText = types?.has("string") ?? !WHOLE_RANGE.has(String(schema.format));
  if (!isText && !allows("number") && !allows("integer")) return [];
  const { format, contentEncoding, contentMediaType } = schema;
  const encoding = /^base64$/i.test(String(contentEncoding)) ? "byte" : contentEncoding;
  const isFile = contentEncoding === undefined && /^application\/octet-stream$/i.test(String(contentMediaType));
  const isBytes = format === "binary" || format === "byte" || encoding === "byte" || encoding === "binary";
  // Bytes of any kind are what both spellings mean without a narrower media type.
  const media = isFile ? "binary" : isBytes && /octet-stream$/i.test(String(contentMediaType)) ? "" : contentMediaType;
  const found = [format, encoding, media].filter(
    (one): one is string =>
      typeof one === "string" && one !== "" && !HINTS.has(one) && (isText || !WHOLE_RANGE.has(one)),
  );
  return [...new Set(found)];
}

/** The patterns of a schema, without those that match every text. */
export function patternsOf({ pattern }: Node, types: ReadonlySet<string> | undefined): string[] {
  return typeof pattern === "string" && (types?.has("string") ?? true) && !matchesAll(pattern) ? [pattern] : [];
}
