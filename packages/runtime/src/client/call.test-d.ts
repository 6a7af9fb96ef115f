import { expectTypeOf, test } from "vitest";
import type { Operation, OperationsOf } from "../api/operation.js";
import type { ApiClient } from "./client.js";

interface Thing {
  id: string;
  size?: number;
}

/** As openapi-typescript writes it. */
interface Types {
  listThings: {
    parameters: { query?: { page?: number; only?: (number | string)[] }; path?: never };
    requestBody?: never;
    responses: { 200: { content: { "application/json": Thing[] } }; 404: { content: { "application/json": "no" } } };
  };
  createThing: {
    parameters: { query?: never; path: { tenant: string; id: number } };
    requestBody: { content: { "application/json": { thing: { name: string; size?: number } } | { things: Thing[] } } };
    responses: { 201: { content: { "application/json": Thing } }; 202: { content?: never } };
  };
  findThing: {
    parameters: { query: { name: string }; path?: never };
    requestBody?: never;
    responses: { 200: { content: { "application/json": Thing } } };
  };
  deleteThing: {
    parameters: { query?: never; path: { tenant: string; id: number } };
    requestBody?: never;
    responses: { 204: { content?: never } };
  };
}

declare const operations: OperationsOf<Types>;
declare const client: ApiClient<"tenant">;
const path = { id: 1 };
const thing = { name: "a" };

test("a call takes what the spec has", () => {
  client.call(operations.listThings, {});
  client.call(operations.listThings, { query: { page: undefined, only: [1, "2"] as const } });
  client.call(operations.createThing, { path: { id: "1" }, body: { thing: { ...thing, size: undefined } } });
  client.call(operations.createThing, { path, body: { things: [{ id: "1" }] }, mayRepeatRefused: () => false });
});

test("a path parameter is required, unless the client fills it in", () => {
  // @ts-expect-error the path is missing
  client.call(operations.deleteThing, {});
  // @ts-expect-error the id is missing
  client.call(operations.deleteThing, { path: {} });
  // @ts-expect-error a misspelt path parameter
  client.call(operations.deleteThing, { path: { id: 1, ID: 1 } });
  // @ts-expect-error the client fills it in
  client.call(operations.deleteThing, { path: { id: 1, tenant: "t" } });
});

test("a query has the names of the spec, with their types", () => {
  // @ts-expect-error an unknown name
  client.call(operations.listThings, { query: { pages: 1 } });
  // @ts-expect-error a page is a number
  client.call(operations.listThings, { query: { page: "1" } });
  // @ts-expect-error this operation has no query
  client.call(operations.deleteThing, { path, query: {} });
  // @ts-expect-error this operation needs a query
  client.call(operations.findThing, {});
  // @ts-expect-error a required name is missing
  client.call(operations.findThing, { query: {} });
  const misspelt: { pages?: number } = {};
  // @ts-expect-error an unknown name that comes by a spread
  client.call(operations.listThings, { query: { page: 1, ...misspelt } });
});

test("a body has the fields of the spec, at any depth", () => {
  // @ts-expect-error the body is missing
  client.call(operations.createThing, { path });
  // @ts-expect-error a misspelt root
  client.call(operations.createThing, { path, body: { think: thing } });
  // @ts-expect-error a misspelt field
  client.call(operations.createThing, { path, body: { thing: { name: "a", sise: 1 } } });
  const misspelt = { ...thing, sise: 1 };
  // @ts-expect-error a misspelt field that comes by a spread
  client.call(operations.createThing, { path, body: { thing: { ...misspelt } } });
  // @ts-expect-error a misspelt field in a list
  client.call(operations.createThing, { path, body: { things: [{ id: "1", sise: 1 }] } });
  // @ts-expect-error a required field is missing
  client.call(operations.createThing, { path, body: { thing: {} } });
  // @ts-expect-error a field of another type
  client.call(operations.createThing, { path, body: { thing: { name: 1 } } });
  // @ts-expect-error a text is no body of this operation
  client.call(operations.createThing, { path, body: "thing" });
  // @ts-expect-error this operation has no body
  client.call(operations.deleteThing, { path, body: {} });
});

test("the reply has what the successes of the spec have", async () => {
  const list = await client.call(operations.listThings, {});
  expectTypeOf(list.data).toEqualTypeOf<Thing[]>();
  // @ts-expect-error a field that the spec does not return
  list.data[0]?.colour;
  const created = await client.call(operations.createThing, { path, body: { thing } });
  expectTypeOf(created.data).toEqualTypeOf<Thing | undefined>();
  const deleted = await client.call(operations.deleteThing, { path });
  expectTypeOf(deleted.data).toEqualTypeOf<undefined>();
});

test("what is sent to one of several operations must fit all of them", () => {
  type Later = {
    parameters: { query?: { page?: number; sort?: string } };
    responses: Types["listThings"]["responses"];
  };
  const either = operations.listThings as Operation<Types["listThings"] | Later>;
  client.call(either, { query: { page: 1 } });
  // @ts-expect-error only one of them has it
  client.call(either, { query: { sort: "id" } });
});

test("a row without types takes any input, and its data is unknown", async () => {
  const row: Operation = operations.listThings;
  const { data } = await client.call(row, { path: { id: 1 }, query: { any: 1 }, body: {} });
  expectTypeOf(data).toEqualTypeOf<unknown>();
});
