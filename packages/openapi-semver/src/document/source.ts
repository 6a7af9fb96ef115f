import { isNode, jsonOf, type Node } from "./node.ts";
import { copyWithPlaces, type Places } from "./places.ts";
import { decoded, escaped, fileBeside, followReferences, isReference, type Reference, valueAt } from "./references.ts";
import { type Ids, idsIn } from "./schemas/ids.ts";

/** An OpenAPI document, and access to the files that it refers to. */
export interface ApiDocument {
  /** The file, as messages call it: its path as a person wrote it. */
  readonly name: string;
  /** What references call the file itself. Default: the last part of `name`. */
  readonly file?: string;
  /** What the file contains, parsed. */
  readonly content: unknown;
  /** Reads and parses another file, by its path relative to the document. Undefined if there is none; throws if it is broken. */
  readonly open?: (path: string) => unknown;
}

/** A document prepared for comparison: references can be followed, and the place of every object is known. */
export interface Source {
  readonly root: Node;
  /** The value after its references were followed; `undefined` stays `undefined`. */
  follow(value: unknown): unknown;
  /** The target of a single reference; another value is its own target. */
  step(value: unknown): unknown;
  /** JSON pointer to an object of the document. For a value that has no place: that of `fallback`, plus the names if they lead on. */
  pointer(value: unknown, fallback?: object, ...names: string[]): string;
  /** Gives a synthesized object the place of a real one. */
  place(made: object, real: unknown): void;
  /** What the other files contain that were read so far, by their path relative to the document. */
  readonly others: ReadonlyMap<string, unknown>;
  /** The references that were followed and lead nowhere, each once. */
  readonly unresolved: readonly Unresolved[];
}

/** A reference that leads nowhere, or back to itself. */
export interface Unresolved {
  readonly reference: string;
  readonly reason: "missing" | "circular";
  /** JSON pointer to the object that refers. */
  readonly where: string;
}

/** Prepares a document. Throws if it is not an OpenAPI 3 document; sloppy ones are accepted as far as they make sense. */
export function openSource({ name, file, content, open }: ApiDocument): Source {
  const places: Places = new WeakMap();
  const missing = new Map<string, Unresolved & { readonly standIn: Node }>();
  const main = file ?? name.split(/[\\/]/).at(-1) ?? name;
  const root = copyWithPlaces(content, main, name, places);
  assertDocument(root, name);
  const others = new Map<string, unknown>();

  const load = (path: string): unknown => {
    if (path === main) return root;
    if (!others.has(path)) others.set(path, copyWithPlaces(open?.(path), path, path, places));
    return others.get(path);
  };
  const target = (reference: string, from: string): unknown => {
    const [path = "", fragment = ""] = reference.split("#", 2);
    if (/^[a-z][a-z\d+.-]*:/i.test(path)) return undefined;
    const inFile = load(path === "" ? from : fileBeside(from, decoded(path)));
    return fragment === "" || fragment.startsWith("/") ? valueAt(inFile, fragment) : byAnchor(inFile, fragment);
  };
  const pointer: Source["pointer"] = (value, fallback, ...names) => {
    const own = typeof value === "object" && value !== null ? places.get(value) : undefined;
    const found = own ?? (fallback === undefined ? undefined : places.get(fallback));
    if (found === undefined) return "";
    const path = names.map((name) => `/${escaped(name)}`).join("");
    const tail = own || valueAt(fallback, path) === undefined ? "" : path;
    const otherFile = found.file === main ? "" : `${found.file}#`;
    return `${otherFile}${found.pointer}${tail}`;
  };

  let ids: Ids | undefined;
  // Large documents follow the same reference for each operation that reaches it.
  const targets = new WeakMap<object, { readonly target: unknown }>();
  const lookUp = (reference: string, holder: object): unknown => {
    const known = targets.get(holder) ?? { target: find(reference, holder) };
    targets.set(holder, known);
    return known.target;
  };
  const find = (reference: string, holder: object): unknown => {
    ids ??= idsIn(root);
    const named = ids.find(reference, holder);
    if (named === undefined) return target(reference, places.get(holder)?.file ?? main);
    const { schema, fragment } = named;
    return fragment === "" || fragment.startsWith("/") ? valueAt(schema, fragment) : byAnchor(schema, fragment);
  };
  const standInFor = (reference: string, reason: Unresolved["reason"], holder: Reference): Node => {
    const known = missing.get(reference) ?? { reference, reason, where: pointer(holder), standIn: {} };
    missing.set(reference, known);
    return known.standIn;
  };

  return {
    root,
    step(value) {
      if (!isReference(value)) return value;
      return lookUp(value.$ref, value) ?? standInFor(value.$ref, "missing", value);
    },
    follow(value) {
      const followed = followReferences(value, lookUp);
      if ("value" in followed) return followed.value;
      return standInFor(followed.unresolved, followed.reason, followed.holder);
    },
    pointer,
    others,
    place(made, real) {
      const location = typeof real === "object" && real !== null ? places.get(real) : undefined;
      if (location) places.set(made, location);
    },
    get unresolved() {
      return [...missing.values()].map(({ standIn: _, ...one }) => one);
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
  const isText = typeof version === "string" || typeof version === "number";
  if (version !== undefined && !(isText && /^3(\.[0-2]\b|$)/.test(String(version)))) {
    throw new Error(
      `${name} is OpenAPI ${isText ? version : jsonOf(version)}. Only OpenAPI 3.0, 3.1 and 3.2 documents can be compared.`,
    );
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
