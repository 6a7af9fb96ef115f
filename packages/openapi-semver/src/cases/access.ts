import { api, type Case, change, operation, type Part } from "./case.ts";

const scheme = (scheme: string): Part => ({ type: "http", scheme });
const oauth = (...scopes: string[]): Part => ({
  type: "oauth2",
  flows: {
    clientCredentials: {
      tokenUrl: "https://id.example.com/token",
      scopes: Object.fromEntries(scopes.map((one) => [one, ""])),
    },
  },
});
const secured = (security: Part[] | undefined, securitySchemes: Part): Part =>
  api(
    { "/people": { get: operation("listPeople") } },
    { ...(security ? { security } : {}), components: { securitySchemes } },
  );
const bearer = { bearer: scheme("bearer") };
const two = { bearer: scheme("bearer"), basic: scheme("basic") };
const server = (...servers: Part[]): Part => ({ ...api({ "/people": { get: operation("listPeople") } }), servers });
const referring = (scheme: Part): Part => ({
  ...secured([{ "#/components/securitySchemes/s": [] }], { s: scheme }),
  openapi: "3.2.0",
});

/** Changes of authorization and servers. */
export const accessCases: Case[] = [
  change(
    "authorisation becomes required",
    ["major", "authorization-removed"],
    secured(undefined, bearer),
    secured([{ bearer: [] }], bearer),
  ),
  change(
    "authorisation is no longer required",
    ["minor", "authorization-added"],
    secured([{ bearer: [] }], bearer),
    secured([], bearer),
  ),
  change(
    "authorisation becomes optional",
    ["minor", "authorization-added"],
    secured([{ bearer: [] }], bearer),
    secured([{ bearer: [] }, {}], bearer),
  ),
  change(
    "an alternative scheme is added",
    ["minor", "authorization-added"],
    secured([{ bearer: [] }], two),
    secured([{ bearer: [] }, { basic: [] }], two),
  ),
  change(
    "an alternative scheme is removed",
    ["major", "authorization-removed"],
    secured([{ bearer: [] }, { basic: [] }], two),
    secured([{ bearer: [] }], two),
  ),
  change(
    "a second scheme is required as well",
    ["major", "authorization-removed"],
    secured([{ bearer: [] }], two),
    secured([{ bearer: [], basic: [] }], two),
  ),
  change(
    "a second scheme is no longer required",
    ["minor", "authorization-added"],
    secured([{ bearer: [], basic: [] }], two),
    secured([{ bearer: [] }], two),
  ),
  change(
    "a scheme is renamed",
    ["patch", "document-text-changed"],
    secured([{ bearer: [] }], bearer),
    secured([{ token: [] }], { token: scheme("Bearer") }),
  ),
  change(
    "a scheme changes its kind",
    ["major", "authorization-removed"],
    secured([{ auth: [] }], { auth: scheme("bearer") }),
    secured([{ auth: [] }], { auth: scheme("basic") }),
  ),
  change(
    "another scope is required",
    ["major", "authorization-removed"],
    secured([{ o: ["a"] }], { o: oauth("a", "b") }),
    secured([{ o: ["a", "b"] }], { o: oauth("a", "b") }),
  ),
  change(
    "a scope is no longer required",
    ["minor", "authorization-added"],
    secured([{ o: ["a", "b"] }], { o: oauth("a", "b") }),
    secured([{ o: ["a"] }], { o: oauth("a", "b") }),
  ),
  change(
    "the first server changes",
    ["major", "server-changed"],
    server({ url: "https://a.example" }),
    server({ url: "https://b.example" }),
  ),
  change(
    "a second server is added",
    ["patch", "further-servers-changed"],
    server({ url: "https://a.example" }),
    server({ url: "https://a.example" }, { url: "https://b.example" }),
  ),
  change(
    "the servers change their order",
    ["major", "server-changed"],
    server({ url: "https://a.example" }, { url: "https://b.example" }),
    server({ url: "https://b.example" }, { url: "https://a.example" }),
  ),
  change(
    "a server's variable changes its default",
    ["major", "server-changed"],
    server({ url: "https://{r}.example", variables: { r: { default: "eu" } } }),
    server({ url: "https://{r}.example", variables: { r: { default: "us" } } }),
  ),
  change(
    "a server's variable loses a value",
    ["major", "server-variable-value-removed"],
    server({ url: "https://{r}.example", variables: { r: { default: "eu", enum: ["eu", "us"] } } }),
    server({ url: "https://{r}.example", variables: { r: { default: "eu", enum: ["eu"] } } }),
  ),
  change(
    "a server's variable gains a value",
    ["minor", "server-variable-value-added"],
    server({ url: "https://{r}.example", variables: { r: { default: "eu", enum: ["eu"] } } }),
    server({ url: "https://{r}.example", variables: { r: { default: "eu", enum: ["eu", "us"] } } }),
  ),
  change(
    "two variables of a server that have the same default change places",
    ["major", "server-changed"],
    server({ url: "https://{a}.{b}.example", variables: { a: { default: "x" }, b: { default: "x" } } }),
    server({ url: "https://{b}.{a}.example", variables: { a: { default: "x" }, b: { default: "x" } } }),
  ),
  change(
    "no difference: a fixed part of a server's address becomes a variable",
    ["patch", "document-text-changed"],
    server({ url: "https://{a}.x.example", variables: { a: { default: "x" } } }),
    server({ url: "https://{a}.{b}.example", variables: { a: { default: "x" }, b: { default: "x" } } }),
  ),
  change(
    "a scheme that is referred to is another one",
    ["major", "authorization-removed"],
    referring({ type: "http", scheme: "bearer" }),
    referring({ type: "http", scheme: "basic" }),
  ),
];
