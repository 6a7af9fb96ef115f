import { afterEach, describe, expect, test } from "vitest";
import { cages, DIALECT } from "../test-support/cages.js";
import { createSecondValidator } from "../validators/second-validator.js";
import { type PrismServer, startPrism } from "./prism.js";
import { createStrictFetch } from "./strict-fetch.js";

const GOOD = "/cages/1?size=s";

describe("the strict fetch with two validators", () => {
  let server: PrismServer | undefined;
  afterEach(() => server?.close());

  // Prism serves one document and Ajv reads another, so that one of them must object.
  async function put(served: object, read: object, body: object, path = GOOD): Promise<Response> {
    server = await startPrism(served);
    const fetch = createStrictFetch(() => ({ code: 200 }), { second: await createSecondValidator(read) });
    const headers = { "content-type": "application/json", authorization: "Bearer t" };
    return fetch(`${server.url}${path}`, { method: "PUT", headers, body: JSON.stringify(body) });
  }
  const strict = cages();
  const loose = cages(DIALECT, []);
  const numbered = cages(DIALECT, ["lock"], "integer");

  test("accepts an exchange that both accept", async () => {
    expect(await (await put(strict, strict, {})).json()).toEqual({ name: "Io" });
  });

  test("fails with Prism's message if both refuse", async () => {
    await expect(put(strict, strict, { door: "oak" })).rejects.toThrow(
      /^PUT \/cages\/1\?size=s \(\d+\): (?!the valid)/,
    );
  });

  test("fails and names Ajv if only Ajv refuses a request", async () => {
    await expect(put(loose, strict, { door: "oak" })).rejects.toThrow(
      /disagree about the request. Prism says: it is valid. Ajv says: body must have property lock/,
    );
  });

  test("fails and names Prism if only Prism refuses a request", async () => {
    await expect(put(strict, loose, { door: "oak" })).rejects.toThrow(
      /disagree about the request. Prism says: .*lock.*. Ajv says: it is valid/,
    );
  });

  test("fails and names Ajv if only Ajv refuses an answer", async () => {
    await expect(put(strict, numbered, {})).rejects.toThrow(
      /disagree about the answer. Prism says: it is valid. Ajv says: body\/name must be integer/,
    );
  });

  test("fails and names Prism if only Prism refuses an answer", async () => {
    await expect(put(numbered, strict, {})).rejects.toThrow(
      /disagree about the answer. Prism says: .*integer.*. Ajv says: it is valid/,
    );
  });

  test("fails on a query parameter that the spec does not have, which both validators ignore", async () => {
    await expect(put(strict, strict, {}, `${GOOD}&sise=l`)).rejects.toThrow("?sise was sent");
  });
});
