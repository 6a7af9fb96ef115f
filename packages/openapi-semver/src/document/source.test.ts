import { expect, it } from "vitest";
import { openSource } from "./source.ts";

it.for([[[3]], [{ a: 3 }], [true], [null]])("refuses a version that is no text and no number: %j", ([version]) => {
  expect(() => openSource({ name: "FILE", content: { openapi: version, paths: {} } })).toThrow(
    `FILE is OpenAPI ${JSON.stringify(version)}. Only OpenAPI 3.0, 3.1 and 3.2 documents can be compared.`,
  );
});
