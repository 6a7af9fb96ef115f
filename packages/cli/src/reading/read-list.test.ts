import { expect, it } from "vitest";
import { listOf, notesOf, problemsOf, rowsOf } from "../test-support/lists.js";

it("tells all problems at once, each with its line and column", async () => {
  const text = `Email,Name,Bill Rate,Role
ada@x.io,Ada,1.234,Boss
ben@x.io,Ben
cy@x.io,Cy,1,2,extra
,Dee,,
eve@x.io,"E"ve,,
not an address,,,
ADA@X.io,Ada Two,,
"fay@x.io,Fay,,
gus@x.io,Gus,,
`;
  expect(problemsOf(await listOf(text))).toEqual([
    'Line 2, column "Bill Rate": "1.234" can be read in more than one way. Write it without currency and thousands separators, such as 1234.56.',
    'Line 2, column "Role": "Boss" is the name of a role, and the API takes its id. Give the id with --role "Boss=ID", or write the id in the cell.',
    "Line 3: has 2 cells, and the header has 4. Add the missing cells, or the quotes around a cell with a line break.",
    "Line 4: has 5 cells, and the header has 4. Remove the extra ones, or put a cell that contains a separator in quotes.",
    'Line 5, column "Email": is empty. Every row needs an e-mail address.',
    'Line 6, column "Name": has a quote (") in a wrong place. Put the whole cell in quotes and write each quote inside it twice, or remove the quotes.',
    'Line 7, column "Email": "not an address" has a space inside. Type the address anew.',
    'Line 7, column "Name": is empty. Every row needs a name.',
    'Line 8, column "Email": "ADA@X.io" is on line 2 already. Remove one of the two rows.',
    'Line 9: has a quote (") that opens on line 9 and is never closed. Close it, or write a quote inside a cell twice.',
  ]);
});

it("a repeated address is found by the form in which createMany compares addresses", async () => {
  const list = await listOf(
    "Email,Name\njose\u0301@bücher.example,A\nJOSÉ@xn--bcher-kva.example,B\nx@x.io,C\nX@x.io\u200b,D\n",
  );
  expect(list.problems.map(({ line, message }) => [line, /is on line (\d)/.exec(message)?.[1]])).toEqual([
    [3, "2"],
    [5, "4"],
  ]);
});

it("invisible characters around an address are removed, and said", async () => {
  const list = await listOf("Email,Name\n\u200bada@x.io\u00a0, Ada \n");
  expect((await rowsOf(list))[0]?.person).toEqual({ email_address: "ada@x.io", full_name: "Ada" });
  expect(notesOf(list)).toEqual([
    'Line 2, column "Email": had invisible characters around the text (U+200B, U+00A0); they are not sent.',
  ]);
});

it("rows that are empty are no rows, and extra cells that are empty do not count", async () => {
  const list = await listOf("Email,Name\n,\nada@x.io,Ada,,\n ,\t\nben@x.io,Ben\n,,,\n");
  expect((await rowsOf(list)).map(({ position, line, cells }) => [position, line, ...cells])).toEqual([
    [0, 3, "ada@x.io", "Ada"],
    [1, 5, "ben@x.io", "Ben"],
  ]);
  expect(list).toMatchObject({ rowCount: 2, invalidCount: 0, problemCount: 0 });
});

it("a result file is a list: its results are read, and its cells are as they were", async () => {
  const list = await listOf(
    "Email,Name,Phone,status,invitation_id,message\nada@x.io,Ada,'=1+1,created,7,\nben@x.io,Ben,+49 1,rejected,,taken\ncy@x.io,Cy,,,,\ndee@x.io,Dee,,done,,\n",
  );
  expect(list).toMatchObject({ isResult: true, columns: ["Email", "Name", "Phone"] });
  const rows = await rowsOf(list);
  expect(rows.map(({ earlier }) => earlier)).toEqual([
    { status: "created", invitationId: "7", message: undefined },
    { status: "rejected", invitationId: undefined, message: "taken" },
    undefined,
    undefined,
  ]);
  expect(rows.map(({ cells }) => cells[2])).toEqual(["=1+1", "+49 1", "", ""]);
  expect(problemsOf(list)).toEqual([
    'Line 5, column "status": "done" is no status of an earlier run. Empty the cell to try this row again.',
  ]);
  expect(notesOf(list)).toContain(
    "Line 1: The columns status, invitation_id, message are results of an earlier run; they will be replaced.",
  );
});

it("columns of a list that have the names of result columns are its own", async () => {
  const list = await listOf("Status,Email,Name,message\nactive,ada@x.io,Ada,hi\n");
  expect(list).toMatchObject({ isResult: false, problemCount: 0 });
  expect(notesOf(list)).toContain(
    'Line 1, column "Status": will be called "Status (list)" in the result file, which has its own.',
  );
});

it("of many problems the first 1,000 are kept, and all are counted", async () => {
  const list = await listOf(`Email,Name\n${"x,y\n".repeat(2500)}`);
  expect(list.problems).toHaveLength(1000);
  expect(list).toMatchObject({ problemCount: 2500, invalidCount: 2500, rowCount: 2500 });
});
