import type { ApiPlan } from "../plan/api-plan.ts";
import { comment } from "../words.ts";

/** The first line of each source: where it comes from, and whose it is. */
export const MADE = "// Made once by `pnpm new-api`. Edit it as you need.\n";

/** `src/client.ts`. */
export function clientSource({ names, title, serverUrl, signing, resource }: ApiPlan): string {
  const { pascal, camel, folder } = names;
  const keys = [signing.token && '"accessToken"', '"baseUrl"'].filter((key) => key !== false);
  const given = [signing.token && "accessToken", serverUrl === "" ? "baseUrl" : "baseUrl = serverUrl"].filter(
    (one) => one !== false,
  );
  const mayBeEmpty = !signing.token && serverUrl !== "";
  const argument = [signing.token && "accessToken", serverUrl === "" && "baseUrl"].filter((one) => one !== false);
  return `${MADE}import {
  ${signing.token ? "type AccessToken," : ""} CLIENT_KEYS, type ClientOptions, checkBaseUrl, checkKeys, createClient, createRawApi, type RawApi,
  ${signing.token ? "tokenSource," : ""}
} from "@invitation-clients/runtime";
import { dialect } from "./dialect.js";
import { operations${serverUrl === "" ? "" : ", serverUrl"} } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";
import { version } from "./generated/version.js";
${resource ? `import { ${resource.property}, type ${resource.type} } from "./${resource.file}.js";` : ""}

/** Options of \`create${pascal}Client\`. All durations are milliseconds. */
export interface ${pascal}ClientOptions extends ClientOptions {
  ${
    signing.token
      ? `/** A token, or a function that returns one; the function is called again when the server refuses the token. */
  readonly accessToken: AccessToken;`
      : ""
  }
  ${
    serverUrl === ""
      ? `/** The address of the API, because its spec has none. */
  readonly baseUrl: string;`
      : `/** @default ${JSON.stringify(serverUrl)} */
  readonly baseUrl?: string | undefined;`
  }
}

/** Every operation of the spec by method and path. */
export interface ${pascal}Api extends RawApi<paths> {}

/** A client for ${comment(title)}. */
export interface ${pascal}Client {
  ${resource ? `readonly ${resource.property}: ${resource.type};` : ""}
  /** Every operation of the spec by method and path. */
  readonly api: ${pascal}Api;
}

/**
 * Makes a client. Nothing is sent.
 *
 * @example
 * const ${camel} = create${pascal}Client(${argument.length > 0 ? `{ ${argument.join(", ")} }` : ""});
 * @throws ConfigError that names the wrong option
 */
export function create${pascal}Client(options: ${pascal}ClientOptions${mayBeEmpty ? " = {}" : ""}): ${pascal}Client {
  checkKeys("create${pascal}Client", options ?? null, [...CLIENT_KEYS, ${keys.join(", ")}]);
  const { ${given.join(", ")}, ...shared } = options;
  const client = createClient({
    baseUrl: checkBaseUrl(baseUrl),
    operations,
    dialect,
    tokens: ${signing.token ? "tokenSource(accessToken)" : "undefined"},
    options: shared,
    userAgent: \`invitation-clients-${folder}/\${version}\`,
  });
  return {
    ${resource ? `${resource.property}: ${resource.property}(client),` : ""}
    api: createRawApi<paths>(client),
  };
}
`;
}

/** `src/dialect.ts`. */
export function dialectSource({ title }: ApiPlan): string {
  return `${MADE}import { type Dialect, describeCommonError } from "@invitation-clients/runtime";

/** How ${comment(title)} reports failures: in the common way. Complete it with what the vendor documents. */
export const dialect: Dialect = {
  requestIdHeader: "x-request-id",
  describe: describeCommonError,
  readErrorBody: (body) => (typeof body === "object" && body !== null ? body : undefined),
};
`;
}

/** The first resource. */
export function resourceSource({ resource }: ApiPlan): string {
  if (!resource) return "";
  const { call, type, property, ids, params, summary, page } = resource;
  const { operationId } = call;
  const pascal = operationId.charAt(0).toUpperCase() + operationId.slice(1);
  const operation = `Operations["${operationId}"]`;
  const answerType = `${pascal}Answer`;
  const inputs = [
    ids.length > 0 &&
      `path: { ${ids.map(({ wire, argument }) => (wire === argument ? wire : `${JSON.stringify(wire)}: ${argument}`)).join(", ")} }`,
    params !== "none" && "query: params",
  ].filter((one) => one !== false);
  const names = [...ids.map(({ argument }) => argument), ...(params === "none" ? [] : ["params"]), "options"];
  const types = [
    ...ids.map(({ argument }) => `${argument}: Id`),
    ...(params === "none" ? [] : [`params${params === "optional" ? "?" : ""}: ${pascal}Params`]),
    "options?: CallOptions",
  ];
  return `${MADE}// A resource has the methods that callers need most. This one was made from the first read of the spec, as a start.
import type { ApiClient, CallOptions, DataOf${ids.length > 0 ? ", Id" : ""} } from "@invitation-clients/runtime";
import { operations } from "./generated/operations.js";
import type { operations as Operations } from "./generated/schema.js";

${params === "none" ? "" : `/** Parameters of \`${property}.${operationId}\`. */\nexport type ${pascal}Params = Readonly<NonNullable<${operation}["parameters"]["query"]>>;`}
/** The body of the successes that the spec documents. */
export type ${answerType} = DataOf<${operation}>;

/** The methods of \`${property}\`. */
export interface ${type} {
  /**
   * ${summary}
   *
   * @throws ApiError for an error status
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError${page === undefined ? "" : `\n   * @see ${page}`}
   */
  ${operationId}(${types.join(", ")}): Promise<${answerType}>;
}

/** Makes the resource on a client. */
export function ${property}(client: ApiClient): ${type} {
  return {
    async ${operationId}(${names.join(", ")}) {
      const { data } = await client.call(operations.${operationId}, { ${inputs.join(", ")} }, options);
      return data;
    },
  };
}
`;
}

/** `src/validate.ts`. */
export function validateSource({ bodies }: ApiPlan): string {
  const types = ["components", "operations"].filter((name) => bodies.some(({ type }) => type.includes(`${name}[`)));
  const functions = bodies.map(({ name, constant, type, operationIds }) => {
    const pascal = name.charAt(0).toUpperCase() + name.slice(1);
    return `/** Checks the body of ${operationIds.map((id) => `\`${id}\``).join(", ")}. */
export function validate${pascal}(body: unknown): Validation<Lenient<${type}>> {
  return validate(${constant}, body);
}`;
  });
  return `${MADE}// Checks request bodies before they are sent, for forms and editors. The client does not import it.
import type { Lenient } from "@invitation-clients/runtime";
import { type Problem, type Validation, validate } from "@invitation-clients/runtime/validate";
import { ${bodies.map(({ constant }) => constant).join(", ")} } from "./generated/rules.js";
import type { ${types.join(", ")} } from "./generated/schema.js";

export type { Problem, Validation };

${functions.join("\n\n")}
`;
}

/** `src/index.ts`. */
export function indexSource({ names: { pascal }, signing, resource }: ApiPlan): string {
  const operation = resource
    ? resource.call.operationId.charAt(0).toUpperCase() + resource.call.operationId.slice(1)
    : "";
  const types = resource && [
    resource.type,
    `${operation}Answer`,
    ...(resource.params === "none" ? [] : [`${operation}Params`]),
  ];
  return `${MADE}export {
  ${signing.token ? "type AccessToken," : ""} type Answer, ApiError, type ApiErrorGuard, type CallEvent, type CallOptions, ClientError, ConfigError,
  ConnectionError, type ErrorEvent, type Hooks, type Id, isApiError, isClientError, isConfigError, isConnectionError,
  isResponseParseError, isTimeoutError, isTokenError, type Logger, type LogLevel, type Outcome, type RawApi, type RawResult,
  type RequestEvent, type ResponseEvent, ResponseParseError, type RetryEvent, TimeoutError, TokenError,
} from "@invitation-clients/runtime";
export { create${pascal}Client, type ${pascal}Api, type ${pascal}Client, type ${pascal}ClientOptions } from "./client.js";
${types ? `export type { ${types.join(", ")} } from "./${resource?.file}.js";` : ""}
`;
}
