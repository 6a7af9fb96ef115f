import { expect, it } from "vitest";
import { talliesOf } from "./contract-run.ts";

it("tests count for the package that contains them, not for one with a similar name", () => {
  const file = (name: string, ...statuses: string[]) => ({
    name,
    status: statuses.includes("failed") ? "failed" : "passed",
    assertionResults: statuses.map((status) => ({ status, fullName: "a rule", failureMessages: ["was 2"] })),
  });
  const testResults = [
    file("/packages/ox/src/a.contract.test.ts", "passed", "failed"),
    file("/packages/ox/src/b.contract.test.ts", "passed"),
    file("/packages/ox-more/src/a.contract.test.ts", "passed"),
  ];
  const packages = ["ox", "ox-more", "runtime"].map((name) => ({ name, folder: `/packages/${name}` }));
  expect([...talliesOf({ testResults }, packages)]).toEqual([
    ["ox", { passed: 2, failed: 1, failures: ["a rule: was 2"] }],
    ["ox-more", { passed: 1, failed: 0, failures: [] }],
  ]);
});

it("a skipped test of a package is a failure that is named", () => {
  const assertionResults = [{ status: "skipped", fullName: "a rule" }];
  const testResults = [{ name: "/packages/ox/src/a.contract.test.ts", status: "passed", assertionResults }];
  expect(talliesOf({ testResults }, [{ name: "ox", folder: "/packages/ox" }]).get("ox")).toEqual({
    passed: 0,
    failed: 1,
    failures: ["a rule: skipped"],
  });
});
