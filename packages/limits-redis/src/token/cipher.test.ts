import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { decrypt, encrypt, readKey } from "./cipher.js";

const key = readKey(randomBytes(32).toString("base64"));

it("a token can be read again with the same key under the same name", () => {
  expect(decrypt(encrypt("tøken", key, "name"), key, "name")).toBe("tøken");
});

it("two encrypted tokens differ, and neither shows the token", () => {
  const [one, two] = [encrypt("token", key, "name"), encrypt("token", key, "name")];
  expect(one).not.toBe(two);
  expect(Buffer.from(one, "base64").toString("latin1")).not.toContain("token");
});

it("another key, another name, a changed byte, and nonsense give nothing", () => {
  const encrypted = encrypt("token", key, "name");
  const changed = Buffer.from(encrypted, "base64");
  changed[changed.length - 1] = (changed.at(-1) as number) ^ 1;
  expect([
    decrypt(encrypted, readKey(randomBytes(32)), "name"),
    decrypt(encrypted, key, "another"),
    decrypt(changed.toString("base64"), key, "name"),
    decrypt("", key, "name"),
    decrypt("nonsense", key, "name"),
  ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
