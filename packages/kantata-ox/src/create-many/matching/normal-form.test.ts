import { describe, expect, it } from "vitest";
import { isCutName, isReduced, keysOf } from "./normal-form.js";

const addressOf = (email_address: unknown) => keysOf({ email_address }).address;
const looseOf = (email_address: unknown) => keysOf({ email_address }).loose;
const nameOf = (full_name: unknown) => keysOf({ full_name }).name;

describe("the address by which inputs and rows are compared", () => {
  it.each([
    ["Ann@Example.COM", "ann@example.com"],
    [" ann@example.com\u00a0", "ann@example.com"],
    ["a\u200bn\u2060n@example.com", "ann@example.com"],
    ["Jose\u0301@example.com", "jos\u00e9@example.com"],
    ["ann@B\u00fccher.example", "ann@xn--bcher-kva.example"],
    ["ann@example.com.", "ann@example.com"],
    ["no address", "noaddress"],
    [undefined, ""],
    [7, ""],
  ])("%j is %j", (given, expected) => {
    expect(addressOf(given)).toBe(expected);
  });

  it("an invalid domain stays as it is", () => {
    expect(addressOf("ann@\u00fc:\u00fc")).toBe("ann@\u00fc:\u00fc");
  });
});

describe("the address without the parts that servers drop", () => {
  it.each([
    ["a.n.n+x@example.com", "ann@example.com"],
    ["Jos\u00e9_7@example.com", "jose7@example.com"],
    ["+@example.com", "+@example.com"],
  ])("%j is %j", (given, expected) => {
    expect(looseOf(given)).toBe(expected);
  });
});

describe("whether a server can have turned one address into another by dropping characters", () => {
  it.each([
    ["ann+x@example.com", "ann@example.com", true],
    ["a.n.n@example.com", "ann@example.com", true],
    ["jos\u00e9@example.com", "jose@example.com", true],
    ["qa+1@example.com", "qa+2@example.com", false],
    ["ann@example.com", "ann+x@example.com", false],
  ])("%j to %j: %j", (from, to, expected) => {
    expect(isReduced(addressOf(from), addressOf(to))).toBe(expected);
  });
});

describe("the name by which inputs and rows are compared", () => {
  it.each([
    ["Ann  van Dyk", "annvandyk"],
    ["JOS\u00c9", "jose"],
    ["\u6f22\u5b57", "\u6f22\u5b57"],
    ["\u{1f600}", "\u{1f600}"],
    [undefined, ""],
  ])("%j is %j", (given, expected) => {
    expect(nameOf(given)).toBe(expected);
  });

  it("a cut name is the beginning of the other; a missing name matches nothing", () => {
    expect([
      isCutName("annvandyk", "ann"),
      isCutName("ann", "annvandyk"),
      isCutName("ann", "bob"),
      isCutName("", "ann"),
    ]).toEqual([true, true, false, false]);
  });
});
