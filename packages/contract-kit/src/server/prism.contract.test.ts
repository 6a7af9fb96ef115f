import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, test } from "vitest";
import { type PrismServer, startPrism } from "./prism.js";
import { ContractViolation, createStrictFetch } from "./strict-fetch.js";

// Documents with an error that must be found. They prove that Prism really validates.

const DIALECT = { jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" };

/** A document whose one request body uses a keyword that draft-07 does not have. */
function canary(parts: object, example: unknown = { id: "1" }): object {
  return {
    openapi: "3.1.0",
    ...parts,
    info: { title: "canary", version: "1.0.0" },
    paths: {
      "/cages": {
        post: {
          operationId: "createCage",
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: { type: "object", dependentRequired: { door: ["lock"] } } },
            },
          },
          responses: {
            "200": {
              description: "A cage.",
              content: {
                "application/json": {
                  schema: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
                  examples: { cage: { value: example } },
                },
              },
            },
          },
        },
      },
    },
  };
}

let server: PrismServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function post(document: object, body: object): Promise<Response> {
  server = await startPrism(document);
  const headers = { "content-type": "application/json", accept: "application/json" };
  return createStrictFetch()(`${server.url}/cages`, { method: "POST", headers, body: JSON.stringify(body) });
}

test("an error points at its line, although Prism's web server replaces Error.prepareStackTrace", async () => {
  const lines = (await readFile(import.meta.filename, "utf8")).split("\n");
  const { stack } = new Error("here");
  const line = lines.findIndex((text) => text.includes('new Error("here")')) + 1;
  expect(stack).toMatch(new RegExp(`prism\\.contract\\.test\\.ts:${line}:`));
});

describe("startPrism", () => {
  test("refuses OpenAPI 3.1 without jsonSchemaDialect, and the error names the line to add", async () => {
    await expect(startPrism(canary({}))).rejects.toThrow(
      'the document has no jsonSchemaDialect: Prism would validate it as draft-07. Add "jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema" at its root.',
    );
  });

  test("refuses OpenAPI 3.1 with another dialect", async () => {
    const draft07 = canary({ jsonSchemaDialect: "http://json-schema.org/draft-07/schema#" });
    await expect(startPrism(draft07)).rejects.toThrow("has the dialect http://json-schema.org/draft-07/schema#");
  });

  test("accepts OpenAPI 3.0, which has no dialects", async () => {
    server = await startPrism(canary({ openapi: "3.0.3" }));
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

describe("the strict fetch", () => {
  test("accepts a valid request and its answer", async () => {
    const response = await post(canary(DIALECT), { door: "oak", lock: "brass" });
    expect(await response.json()).toEqual({ id: "1" });
  });

  test("fails on a request that breaks a keyword of 2020-12 (dependentRequired)", async () => {
    await expect(post(canary(DIALECT), { door: "oak" })).rejects.toThrow(ContractViolation);
  });

  test("fails on an answer whose example breaks its own schema", async () => {
    await expect(post(canary(DIALECT, { name: "no id" }), {})).rejects.toThrow(/sl-violations|id/);
  });

  test("fails on Prism's problem document for a path that does not exist", async () => {
    server = await startPrism(canary(DIALECT));
    await expect(createStrictFetch()(`${server.url}/cage`, {})).rejects.toThrow(/NO_PATH_MATCHED/);
  });

  test("keeps a list of violations, because a client may swallow the errors", async () => {
    server = await startPrism(canary(DIALECT));
    const fetch = createStrictFetch();
    await fetch(`${server.url}/cage`, {}).catch(() => {});
    expect(fetch.violations.map(({ name }) => name)).toEqual(["ContractViolation"]);
    expect(fetch.exchanges).toEqual([]);
  });

  test("asks for the answer that `prefer` chooses by method, URL without base path, and body", async () => {
    server = await startPrism(canary(DIALECT));
    const seen: unknown[] = [];
    const prefer = ({ method, url, body }: { method: string; url: URL; body: unknown }) => {
      seen.push([method, url.pathname, body]);
      return { code: 200, example: "cage" };
    };
    const fetch = createStrictFetch(prefer, { basePath: "/api/v1" });
    const headers = { "content-type": "application/json" };
    await fetch(`${server.url}/api/v1/cages`, { method: "POST", headers, body: "{}" });
    expect(seen).toEqual([["POST", "/cages", {}]]);
    expect(fetch.exchanges[0]?.requestHeaders.get("prefer")).toBe("code=200, example=cage");
  });
});
