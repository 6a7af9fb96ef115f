import { describe, expect, it } from "vitest";
import { api, object, operation, type Part } from "./cases/case.ts";
import { diffDocuments, rowsOf } from "./index.ts";

describe("rows", () => {
  const text = { type: "string" };
  /** Three operations with one shared schema, in two responses and at several depths. */
  const shared = (schema: Part): Part => {
    const ref = { $ref: "#/components/schemas/A" };
    const answer = (schema: Part): Part => ({ description: "", content: { "application/json": { schema } } });
    const get = (id: string, responses: Part): Part => ({ get: operation(id, { responses }) });
    return api(
      {
        "/a": get("getA", { 200: answer(object({ inner: object({ one: ref }) })) }),
        "/b": get("getB", { 200: answer(ref), 201: answer(ref) }),
        "/c": get("getC", { 200: answer({ type: "array", items: ref }) }),
      },
      { components: { schemas: { A: schema } } },
    );
  };
  const rows = (before: Part, after: Part) =>
    rowsOf(diffDocuments({ name: "old", content: before }, { name: "new", content: after }).changes);

  it("tell a change of a shared schema once, with its operations and the shortest path", () => {
    expect(rows(shared(object({ a: text })), shared(object({ a: text, b: text })))).toMatchObject([
      { operations: ["getA", "getB", "getC"], change: { what: "`b` in the response 200 is new" } },
    ]);
  });

  it("keep changes apart that differ in their id, place or detail", () => {
    const found = rows(shared(object({ a: text, b: text })), shared(object({ a: { type: "integer" }, c: text })));
    expect(found.map(({ change }) => change.id)).toEqual([
      "response-field-removed",
      "response-type-changed",
      "response-field-added",
    ]);
  });

  it("keep changes apart that have no place", () => {
    const plain = { bump: "major", id: "server-changed", where: "", operationId: null, why: "" } as const;
    expect(
      rowsOf([
        { ...plain, what: "a" },
        { ...plain, what: "b" },
      ]),
    ).toHaveLength(2);
  });
});
