/** The key under which rules carry the type of a valid body. It has no value at run time. */
declare const body: unique symbol;

/**
 * What a spec says about a request body, or about a part of it: the keywords of JSON Schema that decide whether a value is valid.
 *
 * @typeParam Body the type of a valid value
 */
export interface BodyRules<Body = unknown> {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, BodyRules>>;
  /** False if an object may have no other fields; rules for these otherwise. */
  readonly additionalProperties?: BodyRules | false;
  readonly items?: BodyRules;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly format?: string;
  readonly allOf?: readonly BodyRules[];
  readonly anyOf?: readonly BodyRules[];
  readonly oneOf?: readonly BodyRules[];
  readonly [body]?: Body;
}
