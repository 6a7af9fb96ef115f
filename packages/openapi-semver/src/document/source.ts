import { readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
// yaml: reads YAML and JSON, with anchors and merge keys.
import { parseDocument } from "yaml";

export type Node = Readonly<Record<string, unknown>>;

/** A document with the files it refers to. */
export interface Source {
  readonly root: Node;
  /** What a value is once its references are followed; `undefined` stays so. */
  follow(value: unknown): unknown;
  /** Where a value of the document stands; that of `fallback` and a key for values without identity. */
  pointer(value: unknown, fallback?: object, key?: string): string;
  /** Lets a made-up node stand where a real one is. */
  place(made: object, real: unknown): void;
  /** References that lead nowhere. */
  readonly unresolved: ReadonlySet<string>;
}

/** Key of the node that stands for a reference to nothing. */
export const UNRESOLVED = "$unresolved";

interface Location {
  readonly file: string;
  readonly pointer: string;
}

/** Reads a document. Throws if the file is no OpenAPI 3 document; sloppy ones are read as far as they make sense. */
export function readSource(file: string): Source {
  const files = new Map<string, unknown>();
  const locations = new WeakMap<object, Location>();
  const missing = new Map<string, Node>();

  const load = (path: string): unknown => {
    if (!files.has(path)) {
      const value = parse(path);
      files.set(path, value);
      index(value, { file: path, pointer: "" }, locations);
    }
    return files.get(path);
  };
  const root = load(file);
  assertDocument(root, file);

  const nothing = (reference: string): Node => {
    const node = missing.get(reference) ?? { [UNRESOLVED]: reference };
    missing.set(reference, node);
    return node;
  };
  const target = (reference: string, from: string): unknown => {
    const [path = "", fragment = ""] = reference.split("#", 2);
    if (/^[a-z][a-z\d+.-]*:/i.test(path)) return undefined;
    let inFile: unknown;
    try {
      inFile = load(path === "" ? from : join(dirname(from), decoded(path)));
    } catch {
      return undefined;
    }
    return fragment === "" || fragment.startsWith("/") ? byPointer(inFile, fragment) : byAnchor(inFile, fragment);
  };
  const follow = (value: unknown): unknown => {
    let current = value;
    const seen = new Set<unknown>();
    while (isNode(current) && typeof current.$ref === "string") {
      if (seen.has(current)) return nothing(current.$ref);
      seen.add(current);
      const next = target(current.$ref, locations.get(current)?.file ?? file);
      if (next === undefined) return nothing(current.$ref);
      current = next;
    }
    return current;
  };

  return {
    root,
    follow,
    pointer(value, fallback, key) {
      const own = typeof value === "object" && value !== null ? locations.get(value) : undefined;
      const found = own ?? (fallback === undefined ? undefined : locations.get(fallback));
      if (found === undefined) return "";
      const tail = own || key === undefined ? "" : `/${escaped(key)}`;
      const other = found.file === file ? "" : `${relative(dirname(file), found.file)}#`;
      return `${other}${found.pointer}${tail}`;
    },
    place(made, real) {
      const location = typeof real === "object" && real !== null ? locations.get(real) : undefined;
      if (location) locations.set(made, location);
    },
    get unresolved() {
      return new Set(missing.keys());
    },
  };
}

/** Whether a value is a plain object. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as an object; an empty one for anything else. */
export function asNode(value: unknown): Node {
  return isNode(value) ? value : {};
}

/** A value as a list; an empty one for anything else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A key as part of a JSON pointer. */
export function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function parse(file: string): unknown {
  const document = parseDocument(readFileSync(file, "utf8"), { merge: true, uniqueKeys: false, logLevel: "silent" });
  const [error] = document.errors;
  if (error) throw new Error(`${basename(file)} can be read neither as YAML nor as JSON: ${error.message}`);
  return document.toJS({ maxAliasCount: -1 });
}

function assertDocument(value: unknown, file: string): asserts value is Node {
  const name = basename(file);
  if (!isNode(value)) throw new Error(`${name} is no OpenAPI document: it holds no object.`);
  if (value.swagger !== undefined) {
    throw new Error(`${name} is Swagger ${value.swagger}. Give a document of OpenAPI 3.0 or 3.1.`);
  }
  const version = value.openapi;
  if (version === undefined && !isNode(value.paths) && !isNode(value.webhooks) && !isNode(value.components)) {
    throw new Error(
      `${name} is no OpenAPI document: it has no \`openapi\`, \`paths\`, \`webhooks\` or \`components\`.`,
    );
  }
  if (version !== undefined && !/^3(\.|$)/.test(String(version))) {
    throw new Error(`${name} is OpenAPI ${version}. Give a document of OpenAPI 3.0 or 3.1.`);
  }
}

const MOST_POINTER = 10_000;

/** Notes where each object stands. What an anchor repeats becomes an object of its own at each place. */
function index(value: unknown, location: Location, locations: WeakMap<object, Location>): void {
  if (typeof value !== "object" || value === null || locations.has(value)) return;
  locations.set(value, location);
  if (location.pointer.length > MOST_POINTER) {
    throw new Error(`${basename(location.file)} is nested too deeply, or an anchor in it holds itself.`);
  }
  for (const [key, child] of Object.entries(value)) {
    const isRepeated = typeof child === "object" && child !== null && locations.has(child);
    const own: unknown = isRepeated ? structuredClone(child) : child;
    if (isRepeated) (value as Record<string, unknown>)[key] = own;
    index(own, { file: location.file, pointer: `${location.pointer}/${escaped(key)}` }, locations);
  }
}

function byPointer(document: unknown, pointer: string): unknown {
  let found = document;
  for (const part of pointer.split("/").slice(1)) {
    const key = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Node)[key];
  }
  return found;
}

function byAnchor(value: unknown, name: string, seen = new Set<unknown>()): unknown {
  if (typeof value !== "object" || value === null || seen.has(value)) return undefined;
  seen.add(value);
  if ((value as Node).$anchor === name) return value;
  for (const child of Object.values(value)) {
    const found = byAnchor(child, name, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
