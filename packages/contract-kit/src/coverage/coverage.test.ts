import { describe, expect, test } from "vitest";
import type { Exchange } from "../server/strict-fetch.js";
import { readContract } from "../spec/contract.js";
import { coverageGaps, coverageOf, coverageSummary } from "./coverage.js";
import { enumBodies } from "./enum-values.js";

const SPEC = {
  openapi: "3.1.0",
  paths: {
    "/cages/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: {
        operationId: "getCage",
        parameters: [{ name: "fields", in: "query", explode: false, schema: { type: "array" }, example: ["a", "b"] }],
        responses: {
          "200": {
            headers: { "X-Id": { example: "1" } },
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Cage" },
                examples: { empty: { value: { id: "1" } }, full: { value: { id: "2", birds: [{ name: "Io" }] } } },
              },
            },
          },
          "404": { description: "No body." },
        },
      },
      put: { operationId: "replaceCage", responses: { "204": {} } },
    },
    "/cages/{id}/birds": { get: { operationId: "listBirds", responses: { "200": {} } } },
  },
  components: {
    schemas: {
      Cage: {
        properties: {
          id: { type: "string" },
          birds: { type: "array", items: { $ref: "#/components/schemas/Bird" } },
          labels: { type: "object", additionalProperties: { $ref: "#/components/schemas/Bird" } },
        },
      },
      Bird: { properties: { name: { type: "string" }, age: { type: ["integer", "null"] } } },
    },
  },
};

const operations = await readContract(SPEC);

function exchange(address: string, parts: Partial<Exchange> = {}): Exchange {
  const headers = { requestHeaders: new Headers(), responseHeaders: new Headers({ "x-id": "1" }) };
  const defaults = { method: "GET", status: 200, requestBody: undefined, responseBody: undefined, preference: {} };
  return { ...defaults, ...headers, url: new URL(address, "http://localhost"), ...parts };
}

describe("a request body", () => {
  const tiny = { type: "object", required: ["one"], properties: { one: { $ref: "#/components/schemas/Size" } } };
  const many = { properties: { all: { type: "array", items: { $ref: "#/components/schemas/Size" } } } };
  const examples = { one: { value: { one: { size: "s" } } }, all: { value: { all: [{ size: "s" }] } } };
  const document = {
    paths: {
      "/sizes": {
        post: {
          operationId: "createSize",
          requestBody: {
            content: { "application/json": { schema: { oneOf: [tiny, { ...many, required: ["all"] }] }, examples } },
          },
          responses: { "204": {} },
        },
      },
    },
    components: { schemas: { Size: { properties: { size: { enum: ["s", null] } } } } },
  };

  test("each form and each enumerated value counts at each place where it is used", async () => {
    const sizes = await readContract(document);
    const parts = { method: "POST", status: 204, requestBody: { one: { size: null } } };
    const missing = coverageGaps(sizes, [exchange("/sizes", parts)]).map((gap) => gap.replace(" is not covered", ""));
    expect(missing.filter((gap) => /^(enum value|request form)/.test(gap))).toEqual([
      "enum value createSize one.size=s",
      "enum value createSize all.[].size=s",
      "enum value createSize all.[].size=null",
      "request form createSize form 2",
    ]);
  });

  test("enumBodies puts each value into the first example that has a place for it", async () => {
    const bodies = (await readContract(document)).flatMap(enumBodies).map(({ name, body }) => [name, body]);
    expect(bodies).toEqual([
      ["one.size=s", { one: { size: "s" } }],
      ["one.size=null", { one: { size: null } }],
      ["all.[].size=s", { all: [{ size: "s" }] }],
      ["all.[].size=null", { all: [{ size: null }] }],
    ]);
  });
});

describe("coverageGaps", () => {
  const everything = [
    exchange("/cages/1?fields=a,b", { responseBody: { id: "1" } }),
    exchange("/cages/2", { responseBody: { id: "2", birds: [{ name: "Io" }] } }),
    exchange("/cages/2", { responseBody: { labels: { red: { age: null } } } }),
    exchange("/cages/3", { status: 404 }),
    exchange("/cages/1", { method: "PUT", status: 204 }),
    exchange("/cages/1/birds"),
  ];
  const without = (index: number): Exchange[] => everything.filter((_exchange, position) => position !== index);

  test("is empty if everything was covered", () => {
    expect(coverageGaps(operations, everything)).toEqual([]);
  });

  test.for([
    [0, ["query parameter getCage ?fields is not covered", "answer getCage 200 empty is not covered"]],
    [
      1,
      [
        "answer getCage 200 full is not covered",
        "answer field Cage.birds is not covered",
        "answer field Bird.name is not covered",
      ],
    ],
    [2, ["answer field Bird.age is not covered", "answer field Cage.labels is not covered"]],
    [3, ["status getCage 404 is not covered", "answer getCage 404 is not covered"]],
    [
      4,
      [
        "operation replaceCage is not covered",
        "path parameter replaceCage {id} is not covered",
        "status replaceCage 204 is not covered",
        "answer replaceCage 204 is not covered",
      ],
    ],
  ] as const)("names the items that only exchange %i covered", ([index, gaps]) => {
    expect(coverageGaps(operations, without(index))).toEqual(gaps);
  });

  test("leaves out exceptions", () => {
    const exceptions = { "status getCage 404": "r", "answer getCage 404": "r" };
    expect(coverageGaps(operations, without(3), exceptions)).toEqual([]);
  });

  test("names a query parameter that the spec does not have", () => {
    const gaps = coverageGaps(operations, [...everything, exchange("/cages/1?feilds=a")]);
    expect(gaps).toEqual(["getCage was sent ?feilds, which the spec does not have"]);
  });

  test("names a request for no operation", () => {
    const gaps = coverageGaps(operations, [...everything, exchange("/birds")]);
    expect(gaps).toEqual(["GET /birds matches no operation of the spec"]);
  });
});

test("coverageSummary counts each kind", () => {
  const [first] = [exchange("/cages/1", { responseBody: { id: "1" } })];
  expect(coverageSummary(coverageOf(operations, [first as Exchange]))).toBe(
    "1 of 3 operations, 1 of 3 path parameters, 0 of 1 query parameters, 1 of 4 statuses, 1 of 5 answers, 1 of 1 answer headers, 1 of 5 answer fields",
  );
});
