/** A document with one operation whose response has these fields, in YAML. */
export function documentWith(...fields: readonly string[]): string {
  return `openapi: 3.1.0
paths:
  /crates:
    get:
      operationId: listCrates
      responses:
        "200":
          description: It.
          content:
            application/json:
              schema:
                type: object
                properties:
${fields.map((field) => `                  ${field}\n`).join("")}`;
}

/** A field of a response that is defined in another file. */
export const PART = 'part: { $ref: "./parts/part.yaml#/Part" }';

/** That other file. */
export function partWith(...fields: readonly string[]): string {
  return `Part:\n  type: object\n  properties:\n${fields.map((field) => `    ${field}: { type: string }\n`).join("")}`;
}
