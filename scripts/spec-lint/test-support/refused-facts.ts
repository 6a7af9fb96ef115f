import { list, type Refused, schemas } from "./refused-documents.ts";

/** New facts without what a fact needs. */
export const newFacts: readonly Refused[] = [
  [
    "invitation/sources",
    "a new parameter without x-source",
    (d) => void list(d).parameters.push(added({ example: 1 })),
  ],
  [
    "invitation/sources",
    "a new field without x-source",
    (d) => void (schemas(d).User.properties.age = { type: "integer", description: "x", example: 1 }),
  ],
  [
    "invitation/examples-of-all",
    "a new parameter without an example",
    (d) => void list(d).parameters.push(added({ "x-source": "https://a.b" })),
  ],
  [
    "invitation/examples-of-all",
    "a new field that no example has",
    (d) => void (schemas(d).User.properties.age = { type: "integer", description: "x", "x-source": "https://a.b" }),
  ],
  [
    "invitation/examples-of-all",
    "a new field by reference that no example has",
    (d) => void (schemas(d).AccountInvitationUpdate.properties.again = { $ref: "#/components/schemas/Permission" }),
  ],
];

function added(facts: object) {
  return { name: "added", in: "query", description: "x", schema: { type: "integer" }, ...facts };
}
