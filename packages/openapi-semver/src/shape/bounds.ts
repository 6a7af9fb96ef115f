import { asList, type Node } from "../document/node.ts";

/** A limit. If `exclusive`, the value itself is not allowed. */
export interface Limit {
  readonly value: number;
  readonly exclusive: boolean;
}

/** Keywords that limit a size, with the type that they apply to. A minimum of 0 has no effect. */
export const SIZES = {
  minLength: "string",
  maxLength: "string",
  minItems: "array",
  maxItems: "array",
  minProperties: "object",
  maxProperties: "object",
} as const;
export type Size = keyof typeof SIZES;

/** All limits of a schema. */
export interface Bounds {
  readonly minimum?: Limit;
  readonly maximum?: Limit;
  readonly multipleOf: readonly number[];
  readonly sizes: Readonly<Partial<Record<Size, number>>>;
  readonly uniqueItems: boolean;
}

export const NO_BOUNDS: Bounds = { multipleOf: [], sizes: {}, uniqueItems: false };

/** The limits of a schema. Limits for types that the schema does not allow have no effect and are left out. */
export function boundsOf(schema: Node, types: ReadonlySet<string> | undefined): Bounds {
  const allows = (type: string): boolean => types === undefined || types.has(type);
  const isNumeric = allows("number") || allows("integer");
  const wholeOnly = types?.has("integer") === true && !types.has("number");
  const minimum = isNumeric ? limitOf(schema, "minimum", "exclusiveMinimum", wholeOnly) : undefined;
  const maximum = isNumeric ? limitOf(schema, "maximum", "exclusiveMaximum", wholeOnly) : undefined;
  const sizes: Partial<Record<Size, number>> = {};
  for (const [name, type] of Object.entries(SIZES) as [Size, string][]) {
    const value = numberOf(schema[name]);
    if (value !== undefined && allows(type) && !(value <= 0 && name.startsWith("min"))) sizes[name] = value;
  }
  const step = numberOf(schema.multipleOf);
  return {
    ...(minimum ? { minimum } : {}),
    ...(maximum ? { maximum } : {}),
    multipleOf: isNumeric && step !== undefined && !(wholeOnly && step === 1) ? [step] : [],
    sizes,
    uniqueItems: schema.uniqueItems === true && allows("array"),
  };
}

/** The limits that concern these types. */
export function boundsFor({ minimum, maximum, ...bounds }: Bounds, types: ReadonlySet<string>): Bounds {
  const isNumeric = types.has("number") || types.has("integer");
  const sizes = Object.entries(bounds.sizes).filter(([name]) => types.has(SIZES[name as Size]));
  return {
    ...(minimum && isNumeric ? { minimum } : {}),
    ...(maximum && isNumeric ? { maximum } : {}),
    multipleOf: isNumeric ? bounds.multipleOf : [],
    sizes: Object.fromEntries(sizes),
    uniqueItems: bounds.uniqueItems && types.has("array"),
  };
}

/** The limits of values that must stay within both. */
export function tighter(one: Bounds, other: Bounds): Bounds {
  const minimum = stricter(one.minimum, other.minimum, 1);
  const maximum = stricter(one.maximum, other.maximum, -1);
  const sizes = { ...one.sizes };
  for (const [name, value] of Object.entries(other.sizes) as [Size, number][]) {
    const own = sizes[name];
    sizes[name] = own === undefined ? value : name.startsWith("min") ? Math.max(own, value) : Math.min(own, value);
  }
  return {
    ...(minimum ? { minimum } : {}),
    ...(maximum ? { maximum } : {}),
    multipleOf: [...new Set([...one.multipleOf, ...other.multipleOf])],
    sizes,
    uniqueItems: one.uniqueItems || other.uniqueItems,
  };
}

/** Whether the second limit allows less than the first. `sign` is 1 for minimums, -1 for maximums. */
export function isStricter(limit: Limit | undefined, other: Limit | undefined, sign: 1 | -1): boolean {
  if (other === undefined) return false;
  if (limit === undefined) return true;
  const distance = (other.value - limit.value) * sign;
  return distance > 0 || (distance === 0 && other.exclusive && !limit.exclusive);
}

function stricter(one: Limit | undefined, other: Limit | undefined, sign: 1 | -1): Limit | undefined {
  return isStricter(one, other, sign) ? other : one;
}

function limitOf(schema: Node, plain: string, exclusive: string, wholeOnly: boolean): Limit | undefined {
  const value = numberOf(schema[plain]);
  // OpenAPI 3.0 has `exclusiveMinimum: true` beside `minimum`; 3.1 has the number itself.
  const isFlag = schema[exclusive] === true;
  const apart = typeof schema[exclusive] === "boolean" ? undefined : numberOf(schema[exclusive]);
  const sign = plain === "minimum" ? 1 : -1;
  const stated = value === undefined ? undefined : { value, exclusive: isFlag };
  const found = stricter(stated, apart === undefined ? undefined : { value: apart, exclusive: true }, sign);
  if (!found || !wholeOnly) return found;
  const nearest = sign === 1 ? Math.ceil(found.value) : Math.floor(found.value);
  return { value: found.exclusive && nearest === found.value ? nearest + sign : nearest, exclusive: false };
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && asList(value).length === 0 ? number : undefined;
}
