import { describe, expect, it } from "vitest";
import { createRawApi } from "../client/raw-api.js";
import { isConfigError } from "../errors/guards.js";
import { json, operation, rejection, scripted, send, testClient } from "../test-support/test-client.js";
import { checkFields } from "./body-fields.js";

const fields = {
  person: { full_name: true, email_address: true, reference: { service: true }, notes: true },
  people: { full_name: true },
} as const;
const row = operation("send", { fields });
const ADA = { full_name: "Ada", email_address: "ada@example.com" };

describe("a body field that the spec does not have", () => {
  it.each([
    [{ person: ADA, persn: ADA }, 'body has no "persn"; did you mean "person"?'],
    [{ person: { ...ADA, email_adress: "x" } }, 'body.person has no "email_adress"; did you mean "email_address"?'],
    [{ person: { ...ADA, emailAddress: "x" } }, 'body.person has no "emailAddress"; did you mean "email_address"?'],
    [{ person: { ...ADA, email: "x" } }, 'body.person has no "email"; did you mean "email_address"?'],
    [{ person: { ...ADA, x: 1 } }, 'body.person has no "x": it takes full_name, email_address, reference, notes'],
    [
      { person: { ...ADA, reference: { servce: 1 } } },
      'body.person.reference has no "servce"; did you mean "service"?',
    ],
    [
      { people: [{ full_name: "A" }, { fullname: "B" }] },
      'body.people[1] has no "fullname"; did you mean "full_name"?',
    ],
    [{ person: JSON.parse('{"__proto__":1}') }, 'body.person has no "__proto__": it takes'],
    [{ person: { constructor: 1 } }, 'body.person has no "constructor": it takes'],
  ])("%j is refused, and nothing is sent", async (body, message) => {
    const { fetch, requests } = scripted(json(200));
    const error = await rejection(testClient({ fetch }).call(row, { path: { id: 1 }, body }));
    expect(isConfigError(error)).toBe(true);
    expect(error).toMatchObject({ outcome: "not-sent", message: expect.stringContaining(message) });
    expect(requests).toHaveLength(0);
  });

  it.each([
    ["is sent by the raw api, so that callers need not wait for a release", { body: { persn: ADA } }],
    ["is sent where the spec leaves an object open", { body: { person: { notes: { any: 1 } } }, row }],
    ["is sent if the operation has an open body", { body: { any: { x: 1 } }, row: send }],
    ["is left out like any other if it is undefined", { body: { person: { ...ADA, email_adress: undefined } }, row }],
    ["is left out if it is inherited", { body: { person: Object.assign(Object.create({ nme: 1 }), ADA) }, row }],
    ["is left out if its name is a symbol", { body: { person: { ...ADA, [Symbol("nme")]: 1 } }, row }],
  ] as const)("%s", async (_what, given) => {
    const { fetch, requests } = scripted(json(200));
    const client = testClient({ fetch }, { operations: { sendThing: row } });
    const { body } = given;
    if ("row" in given) await client.call(given.row, { path: { id: 1 }, body });
    else
      await (createRawApi<never>(client).POST as (...args: unknown[]) => unknown)("/things/{id}", {
        params: { path: { id: 1 } },
        body,
      });
    expect(requests.map((request) => request.body)).toEqual([JSON.stringify(body)]);
  });
});

it("values that are no objects are left to the server", () => {
  for (const value of [undefined, null, "text", 1, true])
    expect(() => checkFields("body", value, fields)).not.toThrow();
});
