// The published packages on platforms with fewer globals than Node: a bare node:vm context has the language, but no web APIs.
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/lib/project/workspace.ts";

const bundled: Record<string, string> = {};

// Without esbuild's own `__export`, which a polluted `get` breaks.
async function bundleOf(name: string, names: string): Promise<string> {
  const contents = `import { ${names} } from "@invitation-clients/${name}"; Object.assign(clients, { ${names} });`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: "iife",
    target: "es2022",
    // Loaded by raw calls alone; bundled, it would need a helper of esbuild's that pollution breaks.
    external: ["*/openapi-client.js"],
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

beforeAll(async () => {
  bundled.kantata = await bundleOf("kantata-ox", "createKantataClient, ConfigError");
  bundled.aveva = await bundleOf("aveva-identity", "createAvevaIdentityClient");
  bundled.semver = await bundleOf("openapi-semver", "diffDocuments");
});

/** A context with these globals, and how to run code in it after the packages were loaded. */
function realm(globals: object, before = "", client = "kantata"): (source: string) => Promise<Record<string, unknown>> {
  const context = createContext({ ...globals, clients: {} });
  runInContext(before, context);
  runInContext(bundled[client] ?? "", context);
  return async (source) => {
    const result = runInContext(
      `(async () => { ${source} })().then((value) => ({ value }), (error) => ({ name: error.name, message: error.message, error }))`,
      context,
    );
    return (await result) as Record<string, unknown>;
  };
}

const MAKE = 'const kantata = clients.createKantataClient({ accessToken: "secret-token", fetch, maxRetries: 0 });';
const FETCH = 'const fetch = async () => ({ status: 403, headers: { get: () => null }, text: async () => "no" });';
const CALL = `${FETCH} ${MAKE} return await kantata.accountInvitations.create({ full_name: "Ann", email_address: "a@example.com" });`;

const { AbortController, FormData, Headers, URL, URLSearchParams, atob, setTimeout, clearTimeout } = globalThis;
const needed = { URL, AbortController, FormData, Headers, atob, setTimeout };
const rest = { URLSearchParams, clearTimeout };

describe("on a platform without web APIs", () => {
  it("the packages can be imported", async () => {
    for (const client of ["kantata", "aveva"]) {
      expect(await realm({}, "", client)("return Object.keys(clients).length > 0;")).toEqual({ value: true });
    }
  });

  it("the spec judge compares two documents", async () => {
    const source = `
      const api = (paths) => ({ name: "api.json", content: { openapi: "3.1.0", paths } });
      const path = { get: { operationId: "list", responses: { 200: { $ref: "../more.json#/A" } } } };
      return clients.diffDocuments(api({ "/people": path }), api({ "/people": path, "/teams": path })).bump;`;
    expect(await realm({}, "", "semver")(source)).toEqual({ value: "major" });
  });

  it("a call names the missing globals one after another, and then works", async () => {
    const given: Record<string, unknown> = { ...rest };
    for (const [name, value] of Object.entries(needed)) {
      expect(await realm(given)(CALL)).toMatchObject({
        name: "ConfigError",
        message: `this platform has no ${name}: add a polyfill`,
      });
      given[name] = value;
    }
    expect(await realm(given)(CALL)).toMatchObject({ name: "ApiError", message: expect.stringContaining("403") });
  });

  it("a call without a custom fetch names fetch", async () => {
    const source = CALL.replace(FETCH, "").replace("fetch, ", "");
    expect(await realm({ ...needed, ...rest })(source)).toMatchObject({
      name: "ConfigError",
      message: "this platform has no fetch: add a polyfill",
    });
  });

  it("AVEVA's client names the same globals", async () => {
    const source =
      'return clients.createAvevaIdentityClient({ apiVersion: "v1", region: "uswe", tenantId: "t", accessToken: "x" });';
    expect(await realm({}, "", "aveva")(source)).toMatchObject({
      name: "ConfigError",
      message: expect.stringContaining("no URL"),
    });
  });
});

describe("on a platform whose built-ins were frozen or polluted before", () => {
  const web = { ...needed, ...rest, DOMException };
  const HARDEN = `
    for (const it of [Object, Error, TypeError, Array, Promise, Map, Set, WeakMap, RegExp, Function, Symbol]) {
      Object.freeze(it.prototype);
      Object.freeze(it);
    }`;

  it("frozen: a response is returned unchanged", async () => {
    expect(await realm(web, HARDEN)(CALL)).toMatchObject({ name: "ApiError", message: expect.stringContaining("403") });
  });

  it("frozen: an error keeps its cause with name and code, without the token", async () => {
    const failing = `const fetch = async () => {
      throw Object.defineProperty(Object.assign(new TypeError("sent secret-token"), { code: "ECONNRESET" }), "name", { value: "OddError" });
    };`;
    const { error } = await realm(web, HARDEN)(CALL.replace(FETCH, failing));
    const { name, code, outcome, cause } = error as Error & {
      code: string;
      outcome: string;
      cause: Error & { code: string };
    };
    expect([name, code, outcome]).toEqual(["ConnectionError", "ECONNRESET", "unknown"]);
    expect([cause.name, cause.message, cause.code]).toEqual(["OddError", "sent [redacted]", "ECONNRESET"]);
    expect(Object.hasOwn(error as object, "cause")).toBe(true);
  });

  it("frozen: a call aborted by a signal without a reason rejects with an AbortError", async () => {
    const signal = "const signal = { aborted: true, addEventListener() {}, removeEventListener() {} };";
    const source = `${FETCH} ${MAKE} ${signal} return await kantata.accountInvitations.get(1, {}, { signal });`;
    expect(await realm(web, HARDEN)(source)).toMatchObject({ name: "AbortError" });
  });

  it.each(["get", "set", "value", "writable", "enumerable"])(
    "with %s on all objects, the package loads and errors have their names",
    async (name) => {
      const pollute = `Object.prototype[${JSON.stringify(name)}] = () => "evil";`;
      const run = realm(web, pollute);
      expect(await run(CALL)).toMatchObject({ name: "ApiError", message: expect.stringContaining("403") });
      expect(await run("return new clients.ConfigError('x') instanceof clients.ConfigError;")).toEqual({ value: true });
    },
  );
});
