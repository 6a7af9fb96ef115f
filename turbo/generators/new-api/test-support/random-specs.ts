import fc from "fast-check";
import type { Editable } from "../editable.ts";
import {
  answers,
  bodies,
  type Feature,
  operationIds,
  ownServers,
  parameters,
  pathParameters,
  schemes,
  securities,
  tags,
} from "./features.ts";

/** A document of random features, and what must come of each of its operations. */
export interface RandomSpec {
  readonly document: Editable;
  readonly operations: readonly RandomOperation[];
}

/** One operation of a random document. */
export interface RandomOperation {
  /** As messages must name it. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Everything that it uses. */
  readonly features: readonly Feature[];
  /** Why the operation cannot be called at all. */
  readonly fatal: readonly string[];
  /** Why parts of it must be left out. */
  readonly partial: readonly string[];
}

const METHODS = ["get", "put", "post", "patch", "delete", "head", "options", "trace"];
const SERVER = "https://api.test/v1";

const anOperation = fc.record({
  method: fc.constantFrom(...METHODS),
  operationId: fc.constantFrom(...operationIds),
  tag: fc.constantFrom(...tags),
  parameters: fc.array(fc.tuple(fc.constantFrom(...parameters), fc.boolean()), { maxLength: 4 }),
  inPath: fc.uniqueArray(fc.constantFrom(...pathParameters), { maxLength: 2 }),
  shared: fc.boolean(),
  body: fc.constantFrom(...bodies),
  answer: fc.constantFrom(...answers),
  security: fc.constantFrom(...securities),
  servers: fc.constantFrom(...ownServers),
});
type Drawn = typeof anOperation extends fc.Arbitrary<infer T> ? T : never;

/** Small documents of random features. Most features that no client can do are rare, so that many documents have none of them. */
export function randomSpecs(version: "3.0.3" | "3.1.0"): fc.Arbitrary<RandomSpec> {
  const sendable = anOperation.map((drawn) => withoutRefused(drawn));
  const operations = fc.array(fc.oneof({ arbitrary: sendable, weight: 3 }, anOperation), {
    minLength: 1,
    maxLength: 3,
  });
  return operations.map((drawn) => specOf(version, drawn));
}

function withoutRefused(drawn: Drawn): Drawn {
  const fit = <T extends Feature>(one: T, otherwise: T): T => (one.refused === undefined ? one : otherwise);
  const method = /options|trace/.test(drawn.method) ? "post" : drawn.method;
  return {
    ...drawn,
    method,
    parameters: drawn.parameters.filter(([one]) => one.refused === undefined),
    inPath: drawn.inPath.filter((one) => one.refused === undefined),
    body: /get|head/.test(method) ? first(bodies) : fit(drawn.body, first(bodies)),
    answer: fit(drawn.answer, first(answers)),
    security: fit(drawn.security, first(securities)),
    servers: fit(drawn.servers, first(ownServers)),
  };
}

function first<T>([one]: readonly T[]): T {
  return one as T;
}

function specOf(version: string, drawn: readonly Drawn[]): RandomSpec {
  const paths: Editable = {};
  const takesToken = drawn.some(({ security }) => /bearer|oauth|openid/.test(security.name));
  const operations = drawn.map((one, index) => {
    const path = `/things${index}${one.inPath.map(({ parameter }) => `/in-{${String(parameter.name)}}`).join("")}`;
    paths[path] = itemOf(one);
    return expected(one, path, takesToken, version);
  });
  const document = {
    openapi: version,
    info: { title: 'The "things" */ of `all`', version: "1" },
    servers: [{ url: SERVER }],
    paths,
    components: { schemas: { Text: { type: "string" } }, securitySchemes: schemesOf(version) },
  };
  return { document, operations };
}

function schemesOf(version: string): Editable {
  const { tls, ...others } = schemes;
  // OpenAPI 3.0 has no mutualTLS.
  return version.startsWith("3.0") ? others : { ...others, tls };
}

function itemOf({ method, operationId, tag, shared, servers, body, answer, security, ...drawn }: Drawn): Editable {
  const inPath = drawn.inPath.map(({ parameter }) => ({ ...parameter, required: true }));
  const named = drawn.parameters.map(([{ parameter }, required]): Editable => ({ ...parameter, required }));
  const unique = named.filter((one, index) => named.findIndex(({ name }) => name === one.name) === index);
  const operation = {
    ...(operationId === undefined ? {} : { operationId }),
    tags: [tag],
    ...(shared ? {} : { parameters: [...inPath, ...unique] }),
    ...body.operation,
    ...answer.operation,
    ...security.operation,
    ...servers.operation,
  };
  return { ...(shared ? { parameters: [...inPath, ...unique] } : {}), ...servers.item, [method]: operation };
}

function expected(drawn: Drawn, path: string, takesToken: boolean, version: string): RandomOperation {
  const { method, operationId, body, answer, security, servers, inPath } = drawn;
  const given = drawn.parameters.filter(
    ([one], index) => drawn.parameters.findIndex(([{ name }]) => name === one.name) === index,
  );
  // OpenAPI ignores this parameter if the header is there for another reason.
  const parameters = given.filter(([one]) => !(takesToken && one.name === "header parameter Authorization"));
  const isBodyless = method === "get" || method === "head";
  const hasBody = body.name !== "no body";
  const needsBody = (body.operation.requestBody as Editable | undefined)?.required === true;
  const ofBody = [isBodyless && hasBody ? "sends no body" : undefined, body.refused].filter((one) => one !== undefined);
  const ofParameters = (needed: boolean) =>
    parameters.flatMap(([one, required]) => (required === needed && one.refused !== undefined ? [one.refused] : []));
  const ofAnswer = method === "head" && /^its answer/.test(answer.refused ?? "") ? undefined : answer.refused;
  const unsent = /options|trace/.test(method) ? `does not send ${method.toUpperCase()}` : undefined;
  const tls = version.startsWith("3.0") ? "a scheme that the spec does not define" : undefined;
  const ofSecurity = security.refused?.startsWith("tls") ? (tls ?? security.refused) : security.refused;
  const whole = [unsent, ofAnswer, ofSecurity, servers.refused, ...inPath.map(({ refused }) => refused)];
  return {
    name: `${method.toUpperCase()} ${path}${operationId === undefined ? "" : ` (${operationId})`}`,
    method: method.toUpperCase(),
    path,
    features: [...parameters.map(([one]) => one), ...inPath, ...(isBodyless ? [] : [body]), security],
    fatal: [...whole.filter((one) => one !== undefined), ...ofParameters(true), ...(needsBody ? ofBody : [])],
    partial: [...ofParameters(false), ...(needsBody ? [] : ofBody)],
  };
}
