import { expect, it } from "vitest";
import { isAllowed, licenceProblems } from "./main.ts";

it.each([
  "MIT",
  "ISC",
  "BSD-3-Clause",
  "Apache-2.0",
  "(MIT OR GPL-3.0-only)",
  "MIT AND ISC",
  "MIT OR GPL-3.0-only AND LGPL-2.1",
  "((MIT))",
  "(MIT AND (ISC OR GPL-3.0-only)) AND (0BSD)",
  "Apache-2.0+",
  "MIT OR Apache-2.0 WITH LLVM-exception",
])("%s is allowed", (licence) => {
  expect(isAllowed(licence)).toBe(true);
});

it.each([
  "GPL-3.0-only",
  "MPL-2.0",
  "Unknown",
  "",
  "MIT AND GPL-3.0-only",
  "(LGPL-2.1 OR MPL-2.0)",
  "(MIT OR Apache-2.0) AND GPL-3.0-only",
  "GPL-3.0-only AND (MIT OR ISC)",
  "MIT AND (ISC",
  "MIT) OR (ISC",
  "MIT ISC",
  "MIT OR",
  "(MIT)) OR ISC",
  "()",
  "SEE LICENSE IN LICENSE",
  "MIT WITH exception",
  "AND",
  "MIT OR Unknown",
  "Apache-2.0 WITH LLVM-exception",
])("%s is not allowed", (licence) => {
  expect(isAllowed(licence)).toBe(false);
});

it("names each dependency whose licence is not allowed", () => {
  const list = { MIT: [{ name: "a", versions: ["1.0.0"] }], "GPL-3.0-only": [{ name: "b", versions: ["2.0.0"] }] };
  expect(licenceProblems(list)).toEqual(["b 2.0.0: GPL-3.0-only"]);
});
