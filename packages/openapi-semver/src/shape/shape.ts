import { type Bounds, NO_BOUNDS } from "./bounds.ts";
import { deepEqual } from "./equal.ts";

/** A schema as it was written: an object or a boolean. */
export type RawSchema = unknown;

/** Several schemas, of which exactly one (`oneOf`) or at least one (`anyOf`) must match. */
export interface Union {
  readonly kind: "oneOf" | "anyOf";
  readonly members: readonly RawSchema[];
  /** Whether null was one of them. */
  readonly nullable: boolean;
}

/**
 * The form in which schemas are compared: references followed, `allOf` merged, `nullable` and `const` rewritten, simple
 * unions dissolved. Schemas that are written differently and allow the same values have the same shape.
 */
export interface Shape {
  /** The schema it was made from. */
  readonly raw: RawSchema;
  /** No value is valid. */
  readonly never: boolean;
  /** Types that are allowed; every type if absent. */
  readonly types?: ReadonlySet<string>;
  /** The only values that are allowed, without null. */
  readonly values?: readonly unknown[];
  /** Values that are known, if others of the type are allowed too. */
  readonly known?: readonly unknown[];
  readonly properties: ReadonlyMap<string, RawSchema>;
  readonly required: ReadonlySet<string>;
  /** The schema of all other keys. True: anything; false: no other keys. */
  readonly additional: RawSchema;
  readonly items: RawSchema;
  readonly bounds: Bounds;
  readonly patterns: readonly string[];
  readonly formats: readonly string[];
  readonly unions: readonly Union[];
  /** What its `oneOf` and `anyOf` list, whether or not a union is left of them: a discriminator chooses by their names. */
  readonly alternatives: readonly RawSchema[];
  /** Keywords whose effect is unknown: only their text is compared. */
  readonly opaque: ReadonlyMap<string, readonly unknown[]>;
  readonly default?: { readonly value: unknown };
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

/** The shape of a schema that allows everything. */
export const ANYTHING: Shape = {
  raw: true,
  never: false,
  properties: new Map(),
  required: new Set(),
  additional: true,
  items: true,
  bounds: NO_BOUNDS,
  patterns: [],
  formats: [],
  unions: [],
  alternatives: [],
  opaque: new Map(),
  deprecated: false,
  readOnly: false,
  writeOnly: false,
};

/** Whether a shape allows every type. It may still limit the values of each. */
export function isAnything(shape: Shape): boolean {
  return !shape.never && shape.types === undefined && shape.unions.length === 0 && shape.opaque.size === 0;
}

/** Whether a shape allows every value. */
export function isUnlimited(shape: Shape): boolean {
  return (
    isAnything(shape) &&
    shape.known === undefined &&
    shape.patterns.length === 0 &&
    shape.formats.length === 0 &&
    deepEqual(shape.bounds, NO_BOUNDS)
  );
}

/** Whether a shape allows null. */
export function allowsNull(shape: Shape): boolean {
  return (
    !shape.never && (shape.types === undefined || shape.types.has("null")) && shape.unions.every((one) => one.nullable)
  );
}

/** The types of a shape, without null. */
export function typesOf(shape: Shape): ReadonlySet<string> | undefined {
  if (shape.types === undefined) return undefined;
  return new Set([...shape.types].filter((type) => type !== "null"));
}

/** Whether a shape allows values of a type. */
export function allows(shape: Shape, type: string): boolean {
  return !shape.never && (shape.types === undefined || shape.types.has(type));
}
