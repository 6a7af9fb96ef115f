import { isUrlPath } from "../../../../scripts/generate/refusals.ts";
import { SENT_METHODS } from "../../../../scripts/lib/project/spec-document.ts";

/** An operation, as far as the rules need it. */
export interface GivenOperation {
  readonly method: string;
  readonly path: string;
  /** The server that it names, if a client of the API does not call that one. */
  readonly otherServer: string | undefined;
  /** Why no alternative of its security can be met; undefined if one can. */
  readonly unmetSecurity: string | undefined;
  /** Each documented success status with the media types of its answer. */
  readonly successes: readonly (readonly [status: string, mediaTypes: readonly string[]])[];
  /** The documented redirects, if it documents no success at all. */
  readonly onlyRedirects: readonly string[];
}

interface OperationRule {
  /** Where in the operation the fault is, as the rest of a JSON pointer. */
  readonly at: string;
  readonly refuses: (operation: GivenOperation) => boolean;
  readonly problem: (operation: GivenOperation) => string;
  readonly remedy: string;
}

const JSON_TYPE = "application/json";
// The statuses whose body the runtime's types know as a success.
const TYPED_SUCCESS = /^(20[0-7]|2XX|default)$/i;

const unread = ({ method, successes }: GivenOperation): GivenOperation["successes"] =>
  method === "head" ? [] : successes.filter(([, types]) => types.length > 0 && !types.includes(JSON_TYPE));

/** What keeps a client from calling an operation at all. */
export const operationRules: readonly OperationRule[] = [
  {
    at: "",
    refuses: ({ method }) => !SENT_METHODS.includes(method),
    problem: ({ method }) => `the client does not send ${method.toUpperCase()}`,
    remedy: `It sends ${SENT_METHODS.map((method) => method.toUpperCase()).join(", ")}`,
  },
  {
    at: "",
    refuses: ({ path }) => !isUrlPath(path),
    problem: () => "its path has characters that a URL cannot have there",
    remedy: "Write the path as the API takes it, without a query or a fragment",
  },
  {
    at: "",
    refuses: ({ path }) => path.replace(/\{[^{}/]+\}/g, "").match(/[{}]/) !== null,
    problem: () => "a brace of its path is not part of a parameter such as {id}",
    remedy: "Correct the path",
  },
  {
    at: "/servers",
    refuses: ({ otherServer }) => otherServer !== undefined,
    problem: ({ otherServer }) =>
      `it has its own server ${otherServer}, and a client sends everything, with the token, to one`,
    remedy: "Make another API of the operations on that server",
  },
  {
    at: "/security",
    refuses: ({ unmetSecurity }) => unmetSecurity !== undefined,
    problem: ({ unmetSecurity }) => `its security needs ${unmetSecurity}`,
    remedy: "The client sends bearer tokens, and keys in headers: if the API takes one, describe it",
  },
  {
    at: "/responses",
    refuses: (operation) => unread(operation).length > 0,
    problem: (operation) => {
      const [status, types] = unread(operation)[0] ?? ["", []];
      return `its answer ${status} is ${types.join(" or ")}, and the client reads JSON`;
    },
    remedy: "If the API can answer with application/json, describe that",
  },
  {
    at: "/responses",
    refuses: ({ successes }) => successes.some(([status]) => !TYPED_SUCCESS.test(status)),
    problem: ({ successes }) =>
      `it succeeds with ${successes.find(([status]) => !TYPED_SUCCESS.test(status))?.[0]}, and the client knows the successes from 200 to 207`,
    remedy: "Name a status that is among these",
  },
  {
    at: "/responses",
    refuses: ({ onlyRedirects }) => onlyRedirects.length > 0,
    problem: ({ onlyRedirects }) =>
      `it only answers with a redirect (${onlyRedirects.join(", ")}), and the client follows none`,
    remedy: "If it also succeeds without a redirect, describe that answer",
  },
];

/** A request body, as far as the rules need it. */
export interface GivenBody {
  readonly method: string;
  readonly mediaTypes: readonly string[];
}

interface BodyRule {
  readonly refuses: (body: GivenBody) => boolean;
  readonly problem: (body: GivenBody) => string;
  readonly remedy: string;
}

/** What keeps a client from sending a body. */
export const bodyRules: readonly BodyRule[] = [
  {
    refuses: ({ method }) => method === "get" || method === "head",
    problem: ({ method }) => `the client sends no body with ${method.toUpperCase()}`,
    remedy: "Describe its fields as query parameters if the API takes them there",
  },
  {
    refuses: ({ mediaTypes }) => !mediaTypes.includes(JSON_TYPE),
    problem: ({ mediaTypes }) =>
      `the body is ${mediaTypes.join(" or ") || "of no media type"}, and the client sends JSON`,
    remedy: "If the API also takes application/json, describe that",
  },
];
