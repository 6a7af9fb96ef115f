// yaml: reads YAML and JSON, with anchors and merge keys.
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import { isMergeKey } from "../positions/yaml-offsets.ts";
import { faultAt, keyTwice, tooDeep } from "./fault.ts";
import { refuseMerges } from "./merges.ts";

/** A YAML text parsed. */
export interface ParsedYaml {
  /** An alias is the same object as its anchor. */
  readonly value: unknown;
  readonly document: Document;
}

/** Parses a YAML text. Throws with line and column if it is not sound. */
export function parseYaml(text: string, file: string): ParsedYaml {
  const lineCounter = new LineCounter();
  // The library's own check of keys compares each with all others, and tells one line.
  const options = { merge: true, uniqueKeys: false, logLevel: "error", prettyErrors: false, lineCounter } as const;
  const document = parseDocument(text, options);
  const [error] = document.errors;
  if (error?.code === "RESOURCE_EXHAUSTION") throw tooDeep(file);
  if (error) {
    const isSecond = error.code === "MULTIPLE_DOCS";
    const what = isSecond
      ? "a second YAML document begins here, but only one is read"
      : `neither valid YAML nor valid JSON: ${error.message}`;
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw faultAt(file, { line, column: col }, what);
  }
  refuseFaults(document, file, lineCounter);
  return { value: document.toJS({ maxAliasCount: -1 }), document };
}

// YAML takes such a comment for the beginning of the next key, or for the end of a value.
const COMMENT = /(^|\s)\/[/*]/;

function isFlow(node: unknown): boolean {
  return isCollection(node) && node.flow === true;
}

function refuseFaults(document: Document, file: string, lines: LineCounter): void {
  const anchors = new Map<string, unknown>();
  visit(document, (_, node, ancestors) => {
    if (isScalar(node) && node.type === "PLAIN" && COMMENT.test(node.source ?? "") && ancestors.some(isFlow)) {
      throw faultAt(file, placeIn(lines, node), "JSON has no comments, so remove this one (YAML has `# comment`)");
    }
    if (isAlias(node)) {
      if (!anchors.has(node.source)) {
        throw faultAt(file, placeIn(lines, node), `the alias \`*${node.source}\` has no anchor before it`);
      }
    } else if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isMap(node)) refuseKeys(node, anchors, file, lines);
  });
  refuseMerges(document, (node, what) => faultAt(file, placeIn(lines, node), what));
}

/** Refuses keys that stand twice, and keys that are no texts. An alias is the text that it stands for. */
function refuseKeys(map: YAMLMap, anchors: ReadonlyMap<string, unknown>, file: string, lines: LineCounter): void {
  const seen = new Map<string, unknown>();
  for (const { key: written } of map.items) {
    // An alias without an anchor is refused when it is reached.
    const key = isAlias(written) ? (anchors.get(written.source) ?? written) : written;
    // Several merges in one map are common, and each counts.
    if (isMergeKey(key) || isAlias(key)) continue;
    if (isCollection(key)) throw faultAt(file, placeIn(lines, written), "a key must be a text, not a list or a map");
    const name = isScalar(key) ? String(key.value ?? "") : "";
    const first = seen.get(name);
    if (first !== undefined) throw keyTwice(file, name, placeIn(lines, first), placeIn(lines, written));
    seen.set(name, written);
  }
}

function placeIn(lines: LineCounter, node: unknown) {
  const { line, col } = lines.linePos((isNode(node) && node.range?.[0]) || 0);
  return { line, column: col };
}
