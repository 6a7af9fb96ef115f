import { shown } from "./fault.ts";
import type { Kind } from "./schema-kinds.ts";

/** A parameter, as far as the rules need it. */
export interface GivenParameter {
  readonly name: string;
  readonly where: "path" | "query" | "header" | "cookie";
  readonly style: unknown;
  readonly allowReserved: boolean;
  /** The media type by which it is written, if it has one. */
  readonly mediaType: string | undefined;
  readonly kinds: ReadonlySet<Kind>;
  /** Whether a security scheme makes the client send the header `Authorization`. */
  readonly takesToken: boolean;
}

interface ParameterRule {
  readonly refuses: (parameter: GivenParameter) => boolean;
  readonly problem: (parameter: GivenParameter) => string;
  readonly remedy: (parameter: GivenParameter) => string;
}

/** Header parameters that OpenAPI tells tools to ignore. The client sets these headers itself. */
export const IGNORED_HEADERS: readonly string[] = ["accept", "content-type", "authorization"];

// The runtime refuses these as `headers`: they belong to the connection.
const CONNECTION_HEADERS = [
  "content-length",
  "transfer-encoding",
  "connection",
  "host",
  "expect",
  "keep-alive",
  "upgrade",
];
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const isWrittenPlainly = ({ where, style, mediaType }: GivenParameter): boolean =>
  where !== "cookie" && mediaType === undefined && style === plainStyle(where);

/** What the client cannot write, or would write otherwise than the spec says. */
export const parameterRules: readonly ParameterRule[] = [
  {
    refuses: ({ where }) => where === "cookie",
    problem: () => "the client sends no cookies, because browsers let no script set them",
    remedy: () => "If the API also takes it in a header or in the query, describe that",
  },
  {
    refuses: ({ where, mediaType }) => where !== "cookie" && mediaType !== undefined,
    problem: ({ mediaType }) => `it is written as ${mediaType}, and the client writes plain values only`,
    remedy: () => "Give it a schema instead of content, such as a string that the caller writes",
  },
  {
    refuses: ({ where, style, mediaType }) =>
      where !== "cookie" && mediaType === undefined && style !== plainStyle(where),
    problem: ({ where, style }) =>
      `it has the style ${shown(style)}, and the client writes ${plainStyle(where)} in the ${where}`,
    remedy: ({ name, style }) =>
      style === "deepObject"
        ? `Describe each of its keys as a parameter of its own, such as ${name}[key]`
        : "If the API also takes the plain style, describe that",
  },
  {
    refuses: (one) => isWrittenPlainly(one) && one.kinds.has("object"),
    problem: () => "its value is an object, and the client writes strings, numbers and booleans",
    remedy: () => "Describe each of its keys as a parameter of its own",
  },
  {
    refuses: (one) => isWrittenPlainly(one) && one.where !== "query" && one.kinds.has("list"),
    problem: ({ where }) => `its value is a list, and the client writes none in a ${where}`,
    remedy: () => "Describe it as a string that the caller writes",
  },
  {
    refuses: (one) => isWrittenPlainly(one) && one.kinds.has("list of other than scalars"),
    problem: () => "its list has lists or objects in it, and the client writes strings, numbers and booleans",
    remedy: () => "Describe it as a string that the caller writes",
  },
  {
    refuses: (one) => one.where === "query" && one.allowReserved,
    problem: () => "allowReserved asks for reserved characters as they are, and the client percent-encodes them",
    remedy: () => "Remove allowReserved if the API decodes them, as most do",
  },
  {
    refuses: ({ where, name }) => where === "header" && CONNECTION_HEADERS.includes(name.toLowerCase()),
    problem: () => "this header belongs to the connection, and callers cannot set it",
    remedy: () => "Remove the parameter: the platform sends the header itself",
  },
  {
    refuses: ({ where, name }) => where === "header" && !HEADER_NAME.test(name),
    problem: () => "HTTP does not allow this name for a header",
    remedy: () => "Correct the name",
  },
  {
    refuses: ({ where, name, takesToken }) =>
      where === "header" && name.toLowerCase() === "authorization" && !takesToken,
    problem: () => "the client sets Authorization only for a security scheme, and OpenAPI ignores this parameter",
    remedy: () =>
      "Describe it in components.securitySchemes, such as type http with scheme bearer, and name it in security",
  },
];

/** The only style that the client writes in a place. */
export function plainStyle(where: GivenParameter["where"]): string {
  return where === "path" || where === "header" ? "simple" : "form";
}
