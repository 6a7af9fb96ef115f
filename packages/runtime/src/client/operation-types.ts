import type { CallInput } from "../request/build-request.js";
import type { Id } from "../request/path.js";

type Success = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207;
type JsonOf<Response> = Response extends { content: { "application/json": infer Body } } ? Body : undefined;
/** Errors may have a JSON type of their own, such as problem documents (RFC 9457), which are parsed as well. */
type ErrorJsonOf<Response> = Response extends { content: infer Content }
  ? Content[keyof Content & `application/${string}json`]
  : undefined;

/** The JSON of the successes that an operation documents; undefined for one without content, unknown if none is documented. */
export type SuccessBody<Responses> = [keyof Responses & Success] extends [never]
  ? unknown
  : JsonOf<Responses[keyof Responses & Success]>;

/** The JSON of every other documented answer; anything else that a server sends is a text, or nothing. */
export type ErrorBody<Responses> = ErrorJsonOf<Responses[Exclude<keyof Responses, Success>]> | string | undefined;

/** The body of a successful call. A row without types leaves it unknown. */
export type DataOf<Types> = unknown extends Types
  ? unknown
  : Types extends { responses: infer Responses }
    ? SuccessBody<Responses>
    : undefined;

/** The form in which a caller may write a value: readonly, and with `undefined` for a field that is left out. */
type Sendable<Value> = Value extends readonly (infer Item)[]
  ? readonly Sendable<Item>[]
  : Value extends object
    ? {
        readonly [K in keyof Value]: Record<never, never> extends Pick<Value, K>
          ? Sendable<Value[K]> | undefined
          : Sendable<Value[K]>;
      }
    : Value;

type PathOf<Types, Filled extends string> = Types extends { parameters: { path: infer Path } }
  ? [Exclude<keyof Path, Filled>] extends [never]
    ? unknown
    : { readonly path: { readonly [K in Exclude<keyof Path, Filled>]: Id } }
  : unknown;
type QueryOf<Types> = Types extends { parameters: { query?: infer Query } }
  ? [Query] extends [undefined]
    ? unknown
    : Types extends { parameters: { query: object } }
      ? { readonly query: Sendable<Query> }
      : { readonly query?: Sendable<NonNullable<Query>> | undefined }
  : unknown;
type BodyOf<Types> = Types extends { requestBody?: never }
  ? unknown
  : Types extends { requestBody: { content: { "application/json": infer Body } } }
    ? { readonly body: Sendable<Body> }
    : Types extends { requestBody?: { content: { "application/json": infer Body } } }
      ? { readonly body?: Sendable<Body> | undefined }
      : unknown;

type InputOf<Types, Filled extends string> = PathOf<Types, Filled> &
  QueryOf<Types> &
  BodyOf<Types> &
  Omit<CallInput, "path" | "query" | "body">;

/** The type of a field that the spec does not have: no value fits. */
interface NotInSpec {
  readonly notInSpec: never;
}

type KeyOf<Union> = Union extends unknown ? keyof Union : never;
type FieldOf<Union, K> = Union extends unknown ? (K extends keyof Union ? Union[K] : never) : never;

type AnyList = readonly unknown[];
type AnyFunction = (...given: never) => unknown;
/** Tested before objects, because a branded string is an object too. */
type Scalar = string | number | boolean | bigint | symbol | null | undefined;
type ObjectOf<Union> = Union extends Scalar | AnyList | AnyFunction ? never : Union extends object ? Union : never;

/** The names in any form of the given value that no form of the allowed type has. */
type Surplus<Given, Allowed> = Exclude<KeyOf<ObjectOf<Given>>, KeyOf<ObjectOf<Allowed>>>;

/** Refuses a list or a function unless the spec has one: it would fit an object without required fields. */
type OnlyAs<Form, Allowed, Checked> = [Extract<Allowed, Form>] extends [never] ? NotInSpec : Checked;

/** The given type, with `NotInSpec` for each field that the allowed type does not have, at any depth. */
type Closed<Given, Allowed, Extra extends PropertyKey = Surplus<Given, Allowed>> = unknown extends Allowed
  ? Given
  : Given extends Scalar
    ? Given
    : Given extends AnyList
      ? OnlyAs<AnyList, Allowed, readonly Closed<Given[number], FieldOf<Allowed, number>>[]>
      : Given extends AnyFunction
        ? OnlyAs<AnyFunction, Allowed, Given>
        : Given extends object
          ? {
              readonly [K in keyof Given]: K extends KeyOf<Allowed> ? Closed<Given[K], FieldOf<Allowed, K>> : NotInSpec;
            } & {
              readonly [K in Extra]?: NotInSpec;
            }
          : Given;

type ClosedInput<Given, Input> = Input & Closed<Given, Input>;

/** The input that every operation of a union takes, such as two versions of the same one. */
type ForEvery<Types, Filled extends string, Given> = (
  Types extends unknown
    ? (input: ClosedInput<Given, InputOf<Types, Filled>>) => void
    : never
) extends (input: infer Input) => void
  ? Input
  : never;

/** Path, query and body as the spec has them. Any other field does not compile, even if a spread adds it. */
export type CheckedInput<Types, Filled extends string, Given> = unknown extends Types
  ? CallInput
  : ForEvery<Types, Filled, Given>;
