import { describe, expect, test } from "vitest";
import { cages } from "../test-support/cages.js";
import { createSecondValidator } from "./second-validator.js";

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
  test.for([GOOD, "/cages/-1?size=l", "/cages/1?size=s&only=1,2"])("accepts %s", (path) => {
    expect(second.checkRequest(request(path, { door: "oak", lock: "brass" }))).toEqual([]);
  });

  const wrong: readonly [what: string, request: ReturnType<typeof request>, sign: RegExp][] = [
    ["a path that does not exist", request("/cage/1", {}), /matches no operation/],
    ["a method that the path lacks", request(GOOD, {}, { authorization: "Bearer t" }, "POST"), /matches no operation/],
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
  test.for([answer(200, { name: "Io" }), answer(204, undefined)])("accepts $status", (one) => {
    expect(second.checkAnswer(request(GOOD, {}), one)).toEqual([]);
  });

  const wrong: readonly [what: string, answer: ReturnType<typeof answer>, sign: RegExp][] = [
    ["a field of another type", answer(200, { name: 1 }), /body\/name must be string/],
    ["a missing field", answer(200, {}), /must have required property 'name'/],
    ["a missing body", answer(200, undefined), /body must be object/],
    ["a body where none is documented", answer(204, {}), /no body is documented/],
    ["a status that is not documented", answer(404, {}), /status 404 is not documented/],
    ["a missing header", answer(200, { name: "Io" }, {}), /header X-Id is missing/],
    ["a header of another type", answer(200, { name: "Io" }, { "x-id": "four" }), /header X-Id must be integer/],
    ["another media type", answer(200, { name: "Io" }, { "x-id": "4", "content-type": "a/b" }), /no schema for a\/b/],
  ];
  test.for(wrong)("refuses %s", ([, one, sign]) => {
    expect(second.checkAnswer(request(GOOD, {}), one).join("; ")).toMatch(sign);
  });
});
