import {
  createSecondValidator,
  createStrictFetch,
  type PrismServer,
  startPrism,
} from "@invitation-clients/contract-kit";
import { afterEach, describe, expect, test } from "vitest";

// Canaries for the second validator: it must refuse on its own, and a disagreement of the two must fail.

const DIALECT = { jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" };

function cages(parts: object = DIALECT, required: readonly string[] = ["lock"], nameType = "string"): object {
  const media = (schema: object, more: object = {}) => ({ content: { "application/json": { schema, ...more } } });
  return {
    openapi: "3.1.0",
    ...parts,
    info: { title: "cages", version: "1.0.0" },
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    security: [{ token: [] }],
    paths: {
      "/cages/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        put: {
          parameters: [
            { name: "size", in: "query", required: true, schema: { enum: ["s", "l"] } },
            {
              name: "only",
              in: "query",
              explode: false,
              schema: { type: "array", maxItems: 2, items: { type: "integer" } },
            },
          ],
          requestBody: { required: true, ...media({ type: "object", dependentRequired: { door: required } }) },
          responses: {
            "200": {
              description: "The cage.",
              headers: { "X-Id": { required: true, schema: { type: "integer" }, example: 4 } },
              ...media(
                { type: "object", required: ["name"], properties: { name: { type: nameType } } },
                { examples: { a: { value: { name: "Io" } } } },
              ),
            },
            "204": { description: "Nothing." },
          },
        },
      },
    },
  };
}

const second = await createSecondValidator(cages());
const json = { "content-type": "application/json" };
const request = (path: string, body: unknown, headers: object = { authorization: "Bearer t" }, method = "PUT") => ({
  method,
  url: new URL(path, "http://localhost"),
  headers: new Headers({ ...json, ...headers }),
  body,
});
const GOOD = "/cages/1?size=s";

test("refuses OpenAPI 3.1 without jsonSchemaDialect", async () => {
  await expect(createSecondValidator(cages({}))).rejects.toThrow("the document has no jsonSchemaDialect");
});

describe("checkRequest", () => {
  test.for([GOOD, "/cages/-1?size=l", "/cages/1?size=s&only=1,2"])("lets %s pass", (path) => {
    expect(second.checkRequest(request(path, { door: "oak", lock: "brass" }))).toEqual([]);
  });

  const wrong: readonly [what: string, request: ReturnType<typeof request>, sign: RegExp][] = [
    ["a path that does not exist", request("/cage/1", {}), /is no operation/],
    ["a method that the path lacks", request(GOOD, {}, { authorization: "Bearer t" }, "POST"), /is no operation/],
    ["a path value of another type", request("/cages/x?size=s", {}), /path id must be integer/],
    ["a missing query parameter", request("/cages/1", {}), /query size is missing/],
    ["a value that is not enumerated", request("/cages/1?size=m", {}), /query size must be equal to one/],
    ["a list item of another type", request(`${GOOD}&only=1,x`, {}), /query only item must be integer/],
    ["a list that is too long", request(`${GOOD}&only=1,2,3`, {}), /must NOT have more than 2 items/],
    ["a keyword of 2020-12 (dependentRequired)", request(GOOD, { door: "oak" }), /must have property lock/],
    ["a missing body", request(GOOD, undefined), /the body is missing/],
    ["a body of another media type", request(GOOD, {}, { authorization: "Bearer t", "content-type": "a/b" }), /a\/b/],
    ["no token", request(GOOD, {}, {}), /no security scheme/],
  ];
  test.for(wrong)("refuses %s", ([, one, sign]) => {
    expect(second.checkRequest(one).join("; ")).toMatch(sign);
  });
});

describe("checkAnswer", () => {
  const answer = (status: number, body: unknown, headers: object = { "x-id": "4" }) => ({
    status,
    body,
    headers: new Headers({ ...json, ...headers }),
  });
  test.for([answer(200, { name: "Io" }), answer(204, undefined)])("lets $status pass", (one) => {
    expect(second.checkAnswer(request(GOOD, {}), one)).toEqual([]);
  });

  const wrong: readonly [what: string, answer: ReturnType<typeof answer>, sign: RegExp][] = [
    ["a field of another type", answer(200, { name: 1 }), /body\/name must be string/],
    ["a missing field", answer(200, {}), /must have required property 'name'/],
    ["a missing body", answer(200, undefined), /body must be object/],
    ["a body where none is documented", answer(204, {}), /not documented/],
    ["a status that is not documented", answer(404, {}), /status 404 is not documented/],
    ["a missing header", answer(200, { name: "Io" }, {}), /header X-Id is missing/],
    ["a header of another type", answer(200, { name: "Io" }, { "x-id": "four" }), /header X-Id must be integer/],
    ["another media type", answer(200, { name: "Io" }, { "x-id": "4", "content-type": "a/b" }), /no schema for a\/b/],
  ];
  test.for(wrong)("refuses %s", ([, one, sign]) => {
    expect(second.checkAnswer(request(GOOD, {}), one).join("; ")).toMatch(sign);
  });
});

describe("the strict fetch with two validators", () => {
  let server: PrismServer | undefined;
  afterEach(() => server?.close());

  // Prism serves one document and Ajv reads another: one of them is wrong, whichever it is.
  async function put(served: object, read: object, body: object, path = GOOD): Promise<Response> {
    server = await startPrism(served);
    const fetch = createStrictFetch(() => ({ code: 200 }), { second: await createSecondValidator(read) });
    const headers = { ...json, authorization: "Bearer t" };
    return fetch(`${server.url}${path}`, { method: "PUT", headers, body: JSON.stringify(body) });
  }
  const strict = cages();
  const loose = cages(DIALECT, []);
  const numbered = cages(DIALECT, ["lock"], "integer");

  test("lets pass what both let pass", async () => {
    expect(await (await put(strict, strict, {})).json()).toEqual({ name: "Io" });
  });

  test("fails in Prism's words if both refuse", async () => {
    await expect(put(strict, strict, { door: "oak" })).rejects.toThrow(
      /^PUT \/cages\/1\?size=s \(\d+\): (?!the valid)/,
    );
  });

  test("says that Ajv alone refuses a request", async () => {
    await expect(put(loose, strict, { door: "oak" })).rejects.toThrow(
      /disagree about the request. Prism says: it is valid. Ajv says: body must have property lock/,
    );
  });

  test("says that Prism alone refuses a request", async () => {
    await expect(put(strict, loose, { door: "oak" })).rejects.toThrow(
      /disagree about the request. Prism says: .*lock.*. Ajv says: it is valid/,
    );
  });

  test("says that Ajv alone refuses an answer", async () => {
    await expect(put(strict, numbered, {})).rejects.toThrow(
      /disagree about the answer. Prism says: it is valid. Ajv says: body\/name must be integer/,
    );
  });

  test("says that Prism alone refuses an answer", async () => {
    await expect(put(numbered, strict, {})).rejects.toThrow(
      /disagree about the answer. Prism says: .*integer.*. Ajv says: it is valid/,
    );
  });

  test("fails on a query parameter that the spec does not have, which no validator minds", async () => {
    await expect(put(strict, strict, {}, `${GOOD}&sise=l`)).rejects.toThrow("it was sent ?sise");
  });
});
