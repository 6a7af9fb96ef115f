import { expect, it } from "vitest";
import { listOf, notesOf, peopleIn, problemsOf, rowsOf } from "../../test-support/lists.js";

const ROW = "a@x.io,Ada,1\n";

it.for([
  [
    "a name twice",
    "Email,Name,e-mail",
    'Line 1, column "e-mail": is there twice, as column 1 and column 3. Rename or remove one.',
  ],
  [
    "two names of the same field",
    "Email,Name,Full Name",
    'Line 1: The columns "Name" and "Full Name" are both full_name. Remove one, or leave it alone with --map "Full Name=".',
  ],
  [
    "a misspelt optional column",
    "Email,Name,Permision",
    'Line 1, column "Permision": is unknown. Did you mean "permission"? Rename it, or leave it alone with --map "Permision=".',
  ],
  [
    "an open quote",
    'Email,Name,"Notes',
    expect.stringMatching(/^Line 1: The header has a quote \("\) that opens on line 1/),
  ],
] as const)("a header with %s is a problem", async ([, header, problem]) => {
  expect(problemsOf(await listOf(`${header}\n${ROW}`))[0]).toEqual(problem);
});

it("a misspelt column that every list needs is named with what was meant", async () => {
  expect(problemsOf(await listOf(`Emial,Name,X\n${ROW}`))).toEqual([
    'Line 1, column "Emial": is unknown. Did you mean "Email"? Rename it, or leave it alone with --map "Emial=".',
    'Line 1: There is no column for e-mail addresses, such as "Email".',
  ]);
});

it.for(["Note", "Email 2", "Mine", "Code", "Status", "Team"])("%s is nobody's misspelling", async (name) => {
  const list = await listOf(`Email,Name,${name}\n${ROW}`);
  expect(problemsOf(list)).toEqual([]);
  expect(notesOf(list)[0]).toBe(`Line 1, column "${name}": is not sent, only copied to the result file.`);
});

it("columns without a name are kept, any number of them", async () => {
  const list = await listOf(`Email,Name,,\na@x.io,Ada,x,y\n`);
  expect(list.columns).toEqual(["Email", "Name", "", ""]);
  expect((await rowsOf(list))[0]?.cells).toEqual(["a@x.io", "Ada", "x", "y"]);
});

it("--map names any column, by any name of a field, and wins over the usual names", async () => {
  const list = await listOf(`Work=Mail,Email,Kunde\nada@x.io,private,Ada\n`, ["work=mail=E-mail", "Kunde=Member Name"]);
  expect(await peopleIn(list)).toEqual([{ email_address: "ada@x.io", full_name: "Ada" }]);
});

it.for([
  ["Email", '--map "Email" must be "COLUMN=FIELD", such as --map "E-Mail=email_address".'],
  ["=email_address", "must be"],
  [
    "Email=nothing",
    '--map "Email=nothing" names the field nothing, which does not exist. Fields: email_address, full_name,',
  ],
] as const)("--map %s is refused", async ([value, message]) => {
  await expect(listOf(`Email,Name,X\n${ROW}`, [value])).rejects.toThrow(message);
});

it("--map for a column that is not there, or twice for one column, is refused", async () => {
  expect(problemsOf(await listOf(`Email,Name,X\n${ROW}`, ["Phone=headline"]))).toEqual([
    'Line 1: --map names the column "Phone", which is not in the header: Email, Name, X.',
  ]);
  await expect(listOf("", ["a=Email", "A=Name"])).rejects.toThrow('--map names the column "A" twice.');
});

it("all problems of the header are told at once, and those of the cells with them", async () => {
  expect(problemsOf(await listOf(`Emial,Nmae,Role\nx,y,Boss\n`))).toHaveLength(5);
});

it("a header without rows is a problem", async () => {
  expect(problemsOf(await listOf("Email,Name\n"))).toEqual(["Line 1: There are no rows below the header."]);
});
