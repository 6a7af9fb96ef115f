import { isNode, jsonOf, type Node } from "../node.ts";
import { escaped, isReference } from "../references.ts";
import type { Source } from "../source.ts";
import { type Kind, OBJECTS } from "./objects.ts";

interface Found {
  readonly value: unknown;
  readonly kind: Kind;
  /** JSON pointer to the value, if it has no place of its own. */
  readonly at: string;
}

/**
 * Refuses a document of which the judge could not read a part, such as `parameters` that are no list. Null counts as absent:
 * a key without a value is common in YAML. Parts that no operation reaches may be anything.
 *
 * @throws Error with the name of the document, the place, what is needed and what is there
 */
export function refuseWrongKinds(source: Source, name: string): void {
  const seen = new Map<unknown, Set<Kind>>();
  const open: Found[] = [{ value: source.root, kind: "document", at: "" }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, kind, at } = next;
    if (value === undefined || value === null) continue;
    const place = source.pointer(value) || at;
    const needed = problemWith(value, kind);
    if (needed !== undefined) {
      const pointer = place === "" ? "its root" : `\`${place}\``;
      throw new Error(`${name} cannot be compared: at ${pointer} ${needed} is needed, but ${textOf(value)} is there.`);
    }
    if (typeof value !== "object") continue;
    const kinds = seen.get(value) ?? new Set();
    if (kinds.has(kind)) continue;
    seen.set(value, kinds.add(kind));
    // Some documents refer to a map of fields, which redocly follows too.
    if (isReference(value) && (isObjectName(kind) || isMapOfSchemas(kind))) {
      const target = source.step(value);
      // A reference that leads nowhere is reported as a change; what stands in for its target has no place.
      const isMissing = isNode(target) && target !== source.root && source.pointer(target) === "";
      if (!isMissing) open.push({ value: target, kind, at: place });
    }
    for (const [key, child, kindOfChild] of childrenOf(value, kind)) {
      open.push({ value: child, kind: kindOfChild, at: `${place}/${escaped(key)}` });
    }
  }
}

function isMapOfSchemas(kind: Kind): boolean {
  return typeof kind === "object" && "map" in kind && kind.map === "schema";
}

function isObjectName(kind: Kind): boolean {
  return typeof kind === "string" && (Object.hasOwn(OBJECTS, kind) || kind === "items");
}

function childrenOf(value: object, kind: Kind): [key: string, child: unknown, kind: Kind][] {
  if (typeof kind === "object") {
    const inner = "many" in kind ? kind.many : kind.map;
    const isNamed = inner === "schema" || inner === "text" || Array.isArray(value);
    const isFollowed = isMapOfSchemas(kind) && isReference(value);
    const entries = Object.entries(value).filter(([key]) => !isFollowed && (isNamed || !key.startsWith("x-")));
    return entries.map(([key, child]) => [key, child, inner]);
  }
  if (kind === "callback") return childrenOf(value, { map: "path item" }).filter(([key]) => key !== "$ref");
  if (kind === "items")
    return Array.isArray(value) ? childrenOf(value, { many: "schema" }) : childrenOf(value, "schema");
  const keys = Object.hasOwn(OBJECTS, kind) ? OBJECTS[kind as keyof typeof OBJECTS] : {};
  return Object.entries(keys).flatMap(([key, kindOfChild]) =>
    Object.hasOwn(value, key) ? [[key, (value as Record<string, unknown>)[key], kindOfChild] as const] : [],
  ) as [string, unknown, Kind][];
}

/** What is needed instead of a value; undefined if it has the right kind. */
function problemWith(value: unknown, kind: Kind): string | undefined {
  if (typeof kind === "object") {
    if ("many" in kind) return Array.isArray(value) ? undefined : "a list";
    return isNode(value) ? undefined : "an object";
  }
  const isFlag = typeof value === "boolean";
  // Numbers in quotes are read as numbers.
  const isNumber =
    typeof value === "number" || (typeof value === "string" && Number.isFinite(Number(value)) && value.trim() !== "");
  const isList = Array.isArray(value);
  switch (kind) {
    case "text":
      return typeof value === "string" ? undefined : "a text (in quotes)";
    case "flag":
      return isFlag ? undefined : "`true` or `false`";
    case "number":
      return isNumber ? undefined : "a number";
    case "limit":
      return isNumber || isFlag ? undefined : "a number, `true` or `false`";
    case "list":
      return isList ? undefined : "a list";
    case "known":
      return isList || isFlag ? undefined : "a list";
    case "types":
      return typeof value === "string" || (isList && value.every((one) => typeof one === "string" || one === null))
        ? undefined
        : "the name of a type, or a list of such names,";
    case "items":
      return isNode(value) || isList || isFlag ? undefined : "a schema";
    case "schema":
      return isFlag ? undefined : isNode(value) ? problemWithReference(value) : "a schema";
    case "object":
      return isNode(value) ? undefined : "an object";
    case "parameter":
      return isNode(value) && (value.$ref !== undefined || (value.name !== undefined && value.in !== undefined))
        ? problemWithReference(value)
        : "a parameter with `name` and `in`";
    default:
      return isNode(value) ? problemWithReference(value) : `an object (${kind})`;
  }
}

function problemWithReference({ $ref }: Node): string | undefined {
  return $ref === undefined || typeof $ref === "string" ? undefined : "a `$ref` with a text";
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isNode(value)) return "an object";
  const text = String(jsonOf(value));
  return `\`${text.length > 40 ? `${text.slice(0, 39)}…` : text}\``;
}
