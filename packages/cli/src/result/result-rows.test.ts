import { expect, it } from "vitest";
import { listOf } from "../test-support/lists.js";
import { resultOfRow, settled } from "./result-rows.js";
import type { RowResult } from "./row-result.js";

const LIST = `Email,Name,status,invitation_id,message
ada@x.io,Ada,created,1,
ben@x.io,,existing,2,
cy@x.io,,rejected,,no
dee@x.io,Dee,unknown,,lost
eve@x.io,Eve,,,
fay@x.io,Fay,rejected,,no
gus@x.io,Gus,unknown,,lost
"hal@x.io,Hal,,,
`;

it("each row has this run's result, else the earlier one, else why it was not sent", async () => {
  const results = new Map<number, RowResult>([
    [5, { status: "created", invitationId: "6" }],
    [6, { status: "existing", invitationId: "7" }],
  ]);
  const found: string[] = [];
  for await (const row of (await listOf(LIST)).rows()) {
    const result = resultOfRow(row, results);
    found.push([row.cells[0], result.status, result.invitationId, result.message].join(" | "));
  }
  expect(found).toEqual([
    "ada@x.io | created | 1 | ",
    "ben@x.io | existing | 2 | ",
    "cy@x.io | invalid |  | Name: is empty. Every row needs a name.",
    "dee@x.io | unknown |  | lost",
    "eve@x.io | not-attempted |  | ",
    "fay@x.io | created | 6 | ",
    "gus@x.io | existing | 7 | ",
    expect.stringMatching(/^"hal@x.io,Hal,,, \| invalid \| {2}\| has a quote .* never closed\. /),
  ]);
});

it("only created and existing say that a person has an invitation", () => {
  const results = (["created", "existing", "rejected", "unknown", "not-attempted", "invalid"] as const).map(
    (status) => ({
      status,
    }),
  );
  expect(results.filter(settled).map(({ status }) => status)).toEqual(["created", "existing"]);
});
