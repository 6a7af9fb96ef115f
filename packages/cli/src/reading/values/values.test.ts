import { expect, it } from "vitest";
import { readAddress } from "./address.js";
import { permissionOption, readPermission } from "./permission.js";
import { readRate } from "./rate.js";
import { roleOptions } from "./role.js";
import { readInteger, readTarget, readText } from "./simple-values.js";
import { trimmed } from "./trimmed.js";

it.for([
  "ada@example.com",
  "o'neil@x.ie",
  "a@xn--bcher-kva.de",
  "first.last+tag@sub.example.co.uk",
  "1@2.de",
  `${"a".repeat(64)}@example.com`,
])("%s is an address", (text) => {
  expect(readAddress(text)).toEqual({ value: text });
});

it.for(["josé@x.com", "a@bücher.de", "用户@例子.公司", "ａ@x.com"])("%s is an address with a note", (text) => {
  expect(readAddress(text)).toMatchObject({ value: text, note: expect.stringMatching("letters beyond ASCII") });
});

it.for([
  ["a@localhost", "is not an e-mail address"],
  ["a@-x.com", "is not an e-mail address"],
  ["a@x..com", "is not an e-mail address"],
  ["a@x.com.", "is not an e-mail address"],
  ["ada", "is not an e-mail address"],
  ["a＠x.com", "is not an e-mail address"],
  ["a\u200b@x.com", "invisible character (U+200B) inside"],
  ["a\u00ad@x.com", "invisible character (U+00AD) inside"],
  ["a b@x.com", "has a space inside"],
  ["a@x.com,b@x.com", "is not one address"],
  ["a@x.com;b@x.com", "is not one address"],
  ["mailto:a@x.com", "Write a@x.com alone"],
  ["<a@x.com>", "Write a@x.com alone"],
  ["Ada Brandt <a@x.com>", "Write a@x.com alone"],
] as const)("%s is no address", ([text, problem]) => {
  expect(readAddress(text)).toEqual({ problem: expect.stringContaining(problem) });
});

it("invisible characters around a text are removed and named; plain white space is only removed", () => {
  expect(trimmed(" \ufeff\u00a0ada@x.io\u200b\u2060 \r\n")).toEqual({
    text: "ada@x.io",
    removed: ["U+FEFF", "U+00A0", "U+200B", "U+2060"],
  });
  expect(trimmed("\t a b \n")).toEqual({ text: "a b", removed: [] });
});

it.for([
  ["175", 17500],
  ["175.5", 17550],
  ["175,50", 17550],
  ["1.15", 115],
  ["0.29", 29],
  ["1234567.89", 123456789],
  ["0", 0],
] as const)("the rate %s is %i cents", ([text, value]) => {
  expect(readRate(text)).toEqual({ value });
});

it.for(["1.234", "1,234", "1.234,56", "1,234.56", "1 234", "1'234.50"])(
  "the rate %s can be read in two ways",
  (text) => {
    expect(readRate(text)).toEqual({ problem: expect.stringMatching("more than one way.*such as 1234.56") });
  },
);

it.for(["$175", "-5", "1e3", "175 EUR", "175.", ".5", "12.345678"])("%s is not a rate", (text) => {
  expect(readRate(text)).toEqual({ problem: expect.stringMatching("is not an amount") });
});

it("a rate beyond exact numbers is refused", () => {
  expect(readRate("99999999999999999")).toEqual({ problem: expect.stringMatching("too large") });
});

it.for([
  ["Project Lead", "project_lead"],
  ["project_lead", "project_lead"],
  ["ACCOUNT ADMINISTRATOR", "administrator"],
  ["Reports Viewer With Cost", "reports_viewer_with_cost"],
  ["punch clock", "punch_clock"],
] as const)("the permission %s is %s", ([text, value]) => {
  expect(readPermission(text)).toEqual({ value });
});

it("another permission is refused with the list, in a cell and as an option", () => {
  expect(readPermission("Collaborator (External)")).toEqual({
    problem: expect.stringMatching("Write one of Administrator, Report Viewer with Cost,"),
  });
  expect(() => permissionOption("boss")).toThrow('--permission: "boss" is not a permission level.');
  expect(permissionOption("Collaborator")).toBe("collaborator");
});

it("--role takes a name and an id", () => {
  expect([...roleOptions(["Engineer=31", "A=B=2", "engineer=31"])]).toEqual([
    ["engineer", 31],
    ["a=b", 2],
  ]);
  for (const wrong of ["Engineer", "=31", "Engineer=", "Engineer=x"]) {
    expect(() => roleOptions([wrong])).toThrow('such as --role "Engineer=31"');
  }
  expect(() => roleOptions(["A=1", "a=2"])).toThrow('--role gives "a" two ids');
});

it.for([
  ["80", 80],
  ["80 %", 80],
  ["TRUE", true],
] as const)("the target %s is %s", ([text, value]) => {
  expect(readTarget(text)).toEqual({ value });
});

it.for(["0.8", "101", "-1", "80.5%"])("the target %s is refused", (text) => {
  expect(readTarget(text)).toEqual({ problem: expect.stringMatching("whole percentage from 0 to 100") });
});

it("text is sent on one line, and whole numbers are exact", () => {
  expect(readText("Ada \r\n Lovelace")).toEqual({
    value: "Ada Lovelace",
    note: expect.stringContaining("has line breaks"),
  });
  expect(readText("Ada Lovelace")).toEqual({ value: "Ada Lovelace" });
  expect(readInteger("12")).toEqual({ value: 12 });
  expect(readInteger("99999999999999999999")).toEqual({ problem: expect.stringMatching("not a whole number") });
});
