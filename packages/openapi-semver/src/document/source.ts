import { posix } from "node:path";
import { isNode, type Node } from "./node.ts";
import { decoded, escaped, followReferences, isReference, valueAt } from "./references.ts";
import { type Ids, idsIn } from "./schemas/ids.ts";

/** An OpenAPI document, and access to the files that it refers to. */
export interface ApiDocument {
  /** File name, for messages. */
  readonly name: string;
  /** What the file contains, parsed. */
  readonly content: unknown;
  /** Reads and parses another file, by its path relative to the document. Throws if it cannot. */
  readonly open?: (path: string) => unknown;
}

/** A document prepared for comparison: references can be followed, and the place of every object is known. */
export interface Source {
  readonly root: Node;
  /** The value after its references were followed; `undefined` stays `undefined`. */
  follow(value: unknown): unknown;
  /** The target of a single reference; another value is its own target. */
  step(value: unknown): unknown;
  /** JSON pointer to an object of the document. For a value that has no place: the place of `fallback`, plus `key`. */
  pointer(value: unknown, fallback?: object, key?: string): string;
  /** Gives a synthesized object the place of a real one. */
  place(made: object, real: unknown): void;
  /** References that lead nowhere. */
  readonly unresolved: ReadonlySet<string>;
}

/** Key of the object that replaces the target of an unresolved reference. */
const UNRESOLVED = "$unresolved";

interface Location {
  readonly file: string;
  readonly pointer: string;
}

/** Prepares a document. Throws if it is not an OpenAPI 3 document; sloppy ones are accepted as far as they make sense. */
export function openSource({ name, content, open }: ApiDocument): Source {
  const locations = new WeakMap<object, Location>();
  const missing = new Map<string, Node>();
  const root = structuredClone(content);
  index(root, { file: name, pointer: "" }, locations);
  assertDocument(root, name);
  const files = new Map<string, unknown>([[name, root]]);

  const load = (path: string): unknown => {
    if (!files.has(path)) {
      const value = open?.(path);
      files.set(path, value);
      index(value, { file: path, pointer: "" }, locations);
    }
    return files.get(path);
  };
  const target = (reference: string, from: string): unknown => {
    const [path = "", fragment = ""] = reference.split("#", 2);
    if (/^[a-z][a-z\d+.-]*:/i.test(path)) return undefined;
    let inFile: unknown;
    try {
      inFile = load(path === "" ? from : posix.join(posix.dirname(from), decoded(path)));
    } catch {
      return undefined;
    }
    return fragment === "" || fragment.startsWith("/") ? valueAt(inFile, fragment) : byAnchor(inFile, fragment);
  };
  const standIn = (reference: string): Node => {
    const node = missing.get(reference) ?? { [UNRESOLVED]: reference };
    missing.set(reference, node);
    return node;
  };

  let ids: Ids | undefined;
  const lookUp = (reference: string, holder: object): unknown => {
    ids ??= idsIn(root);
    const named = ids.find(reference, holder);
    if (named === undefined) return target(reference, locations.get(holder)?.file ?? name);
    const { schema, fragment } = named;
    return fragment === "" || fragment.startsWith("/") ? valueAt(schema, fragment) : byAnchor(schema, fragment);
  };

  return {
    root,
    step(value) {
      return isReference(value) ? (lookUp(value.$ref, value) ?? standIn(value.$ref)) : value;
    },
    follow(value) {
      const followed = followReferences(value, lookUp);
      return "value" in followed ? followed.value : standIn(followed.unresolved);
    },
    pointer(value, fallback, key) {
      const own = typeof value === "object" && value !== null ? locations.get(value) : undefined;
      const found = own ?? (fallback === undefined ? undefined : locations.get(fallback));
      if (found === undefined) return "";
      const tail = own || key === undefined ? "" : `/${escaped(key)}`;
      const otherFile = found.file === name ? "" : `${found.file}#`;
      return `${otherFile}${found.pointer}${tail}`;
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

function assertDocument(value: unknown, name: string): asserts value is Node {
  if (!isNode(value)) throw new Error(`${name} is not an OpenAPI document: it does not contain an object.`);
  if (value.swagger !== undefined) {
    throw new Error(`${name} is Swagger ${value.swagger}. Only OpenAPI 3.0, 3.1 and 3.2 documents can be compared.`);
  }
  const version = value.openapi;
  if (version === undefined && !isNode(value.paths) && !isNode(value.webhooks) && !isNode(value.components)) {
    throw new Error(
      `${name} is not an OpenAPI document: it has none of \`openapi\`, \`paths\`, \`webhooks\` and \`components\`.`,
    );
  }
  if (version !== undefined && !/^3(\.[0-2]\b|$)/.test(String(version))) {
    throw new Error(`${name} is OpenAPI ${version}. Only OpenAPI 3.0, 3.1 and 3.2 documents can be compared.`);
  }
}

const MAX_POINTER_LENGTH = 10_000;

/** Records the place of every object. An object that a YAML anchor repeats is copied, so that each copy has its own place. */
function index(value: unknown, location: Location, locations: WeakMap<object, Location>): void {
  if (typeof value !== "object" || value === null || locations.has(value)) return;
  locations.set(value, location);
  if (location.pointer.length > MAX_POINTER_LENGTH) {
    throw new Error(
      `${posix.basename(location.file)} is nested too deeply, or one of its YAML anchors contains itself.`,
    );
  }
  for (const [key, child] of Object.entries(value)) {
    const isRepeated = typeof child === "object" && child !== null && locations.has(child);
    const own: unknown = isRepeated ? structuredClone(child) : child;
    if (isRepeated) (value as Record<string, unknown>)[key] = own;
    index(own, { file: location.file, pointer: `${location.pointer}/${escaped(key)}` }, locations);
  }
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
