import { expect, test } from "vitest";
import { testsEnd } from "./run-tests.ts";

test.for([
  [0, " Tests  9 passed (9)", { end: "survived", by: "" }],
  [1, " FAIL  src/a.test.ts > a rule\n\n Tests  1 failed | 2 passed (3)", { end: "killed", by: "a rule" }],
  [1, "\u001b[31m Tests \u001b[39m 1 failed (1)", { end: "killed", by: "an unhandled rejection" }],
  [1, "Unhandled Rejection\n Tests  9 passed (9)", { end: "killed", by: "an unhandled rejection" }],
  [1, "SyntaxError\n Tests  no tests", { end: "broken", by: "SyntaxError\n Tests  no tests" }],
] as const)("vitest that ends with %i and prints %j", ([code, text, end]) => {
  expect(testsEnd(code, text)).toEqual(end);
});
