import type { ApiNames } from "./names.ts";

/** A spec to start from: one operation, which passes every rule of the lint even without its mark for review. */
export function skeletonSpec({ folder, pascal }: ApiNames): string {
  return `openapi: 3.1.0
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema

info:
  title: ${pascal}
  version: "1"
  description: What this API is for, and where it is documented.
  x-review:
    - This skeleton documents no real service. Replace it with the API that the vendor documents, then remove this mark

servers:
  - url: https://${folder}.invalid/v1
    description: Where the API is.

security:
  - bearer: []

tags:
  - name: Status
    description: Whether the service works.

paths:
  /status:
    get:
      operationId: getStatus
      summary: Fetch the status of the service
      description: Tells whether the service works, and since when.
      tags: [Status]
      x-effect: read
      x-timeout: 30000
      x-rate-limit-group: general
      responses:
        "200":
          description: The service answered.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Status" }
              examples:
                working:
                  summary: Everything works
                  value: { state: working, since: "2026-03-14T09:26:53Z" }
        "401": { $ref: "#/components/responses/Unauthorized" }
        "403": { $ref: "#/components/responses/Forbidden" }
        "429": { $ref: "#/components/responses/TooManyRequests" }

components:
  securitySchemes:
    bearer:
      type: http
      scheme: bearer
      description: An access token.

  schemas:
    Status:
      type: object
      description: The status of the service.
      required: [state]
      properties:
        state:
          type: string
          description: Whether the service works.
          x-source: https://${folder}.invalid/docs
          x-extensible-enum: [working, degraded]
        since:
          type: string
          format: date-time
          description: When the state began.
          x-source: https://${folder}.invalid/docs
    ErrorResponse:
      type: object
      description: The body of every error.
      required: [message]
      properties:
        message:
          type: string
          description: What went wrong, in words.
          x-source: https://${folder}.invalid/docs

  responses:
    Unauthorized:
      description: The token is missing or was refused.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/ErrorResponse" }
          examples:
            refused-token:
              summary: The token was refused
              value: { message: The access token is not valid. }
    Forbidden:
      description: The token does not allow this.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/ErrorResponse" }
          examples:
            not-allowed:
              summary: The user may not do this
              value: { message: You may not look at the status. }
    TooManyRequests:
      description: Too many requests were sent.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/ErrorResponse" }
          examples:
            too-many:
              summary: The limit was reached
              value: { message: Slow down. }
`;
}
