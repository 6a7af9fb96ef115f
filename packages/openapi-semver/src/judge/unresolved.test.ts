import { expect, it } from "vitest";
import { answer, answers, api, object, operation, type Part } from "../cases/case.ts";
import { diffDocuments } from "../index.ts";

const lost = { $ref: "#/components/lost" };
const get = (more: Part): Part => api({ "/a": { get: operation("a", more) } });
const text = { type: "string" };

it.for([
  ["a parameter", { parameters: [lost] }],
  ["a parameter's schema", { parameters: [{ name: "a", in: "query", schema: lost }] }],
  ["a body", { requestBody: lost }],
  ["a response", { responses: { ...answers(text), 404: lost } }],
  ["a header", { responses: { 200: { ...answer(text), headers: { A: lost } } } }],
  ["an alternative", { responses: answers({ oneOf: [lost, text] }) }],
  ["a part", { responses: answers({ allOf: [lost, text] }) }],
  ["a part of a new field", { responses: answers(object({ a: object({ b: lost }) })) }],
  ["a callback", { callbacks: { done: lost } }],
] as const)("a reference that leads nowhere is major on either side, and told in plain words: %s", ([, broken]) => {
  const [one, other] = [get({}), get(broken)];
  for (const [before, after] of [
    [one, other],
    [other, one],
    [other, other],
  ] as const) {
    const { bump, changes } = diffDocuments({ name: "old", content: before }, { name: "new", content: after });
    expect(bump).toBe("major");
    for (const { what, why } of changes) expect(`${what} ${why}`).not.toMatch(/unresolved|undefined|\[object/);
  }
});

it("says which document it is in, unless it is in both", () => {
  const one = { name: "one", content: get({}) };
  const other = { name: "other", content: get({ requestBody: lost }) };
  const told = (before = one, after = other) =>
    diffDocuments(before, after).changes.find(({ id }) => id === "reference-unresolved")?.what;
  expect(told()).toBe("the reference `#/components/lost` of the new document leads nowhere");
  expect(told(other, one)).toBe("the reference `#/components/lost` of the old document leads nowhere");
  expect(told(other, other)).toBe("the reference `#/components/lost` leads nowhere");
});
