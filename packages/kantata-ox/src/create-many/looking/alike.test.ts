import { expect, it } from "vitest";
import { keysOf } from "../matching/normal-form.js";
import type { Pending } from "../pending.js";
import { alikeIn } from "./alike.js";

// Only what decides whether somebody is sought, and for whom a row may be.
const person = (email_address: string, full_name: string, result?: object): Pending =>
  ({ ...keysOf({ email_address, full_name }), result }) as unknown as Pending;
const addressesOf = (all: readonly Pending[], batch: readonly Pending[]) =>
  alikeIn(all)(batch).map(({ address }) => address);

it("a watermark names all namesakes of a batch, also those of later batches, who may have a result in the next run", () => {
  const all = Array.from({ length: 500 }, (_one, at) => person(`p${at}@example.com`, "Guest"));
  const named = addressesOf(all, all.slice(50, 100));
  expect(named).toHaveLength(500);
  expect(named[0]).toBe("p50@example.com");
});

it("a name that everybody has does not crowd out people with similar addresses", () => {
  const crowd = Array.from({ length: 3_000 }, (_one, at) => person(`p${at}@example.com`, "Guest"));
  const [ann, tagged] = [person("ann@example.com", "Guest"), person("ann+x@example.com", "Somebody else")];
  const named = addressesOf([...crowd, ann, tagged], [...crowd.slice(0, 1), ann]);
  expect(named).toHaveLength(2_000);
  expect(named).toContain("ann+x@example.com");
});

it("a watermark names nobody if nobody is alike", () => {
  const [ann, bob] = [person("ann@example.com", "Ann"), person("bob@example.com", "Bob")];
  expect(addressesOf([ann, bob], [ann])).toEqual([]);
});
