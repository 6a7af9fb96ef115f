import fc from "fast-check";
import { expect, it } from "vitest";
import { listOf, peopleIn, problemsOf, rowsOf } from "../../test-support/lists.js";

const ADA = [{ email_address: "ada@example.com", full_name: "Ada" }];

it.for([
  ["commas", "Email,Name\nada@example.com,Ada\n", ","],
  ["semicolons", "Email;Name\nada@example.com;Ada\n", ";"],
  ["tabs", "Email\tName\nada@example.com\tAda\n", "\t"],
  ["commas in a header with semicolons", '"Note; more",Email,Name\n"a;b",ada@example.com,Ada\n', ","],
  ["commas with more semicolons than commas", "a;b;c;d,Email,Name\nx,ada@example.com,Ada\n", ","],
  ["every cell in quotes", '"Email";"Name"\r\n"ada@example.com";"Ada"\r\n', ";"],
  ["sep= before the header", "sep=;\r\nEmail;Name\r\nada@example.com;Ada\r\n", ";"],
  ["sep= in quotes, with a mark", '\ufeff"SEP=\t"\nEmail\tName\nada@example.com\tAda', "\t"],
  ["sep= where two would fit", "sep=,\nEmail,Name,x;Email;Name;y\nada@example.com,Ada,1\n", ","],
  ["a header with a line break", '"Email\naddress",Name\nada@example.com,Ada\n', ","],
] as const)("finds the separator: %s", async ([, text, delimiter]) => {
  const list = await listOf(text);
  expect(await peopleIn(list)).toEqual(ADA);
  expect(list.dialect.delimiter).toBe(delimiter);
});

it("refuses a header that can be read in two ways, and says how to decide", async () => {
  await expect(listOf("Email,Name,x;Email;Name;y\n")).rejects.toThrow(
    'can be read with semicolons and with commas. Write "sep=;" or "sep=," on a line of its own before it.',
  );
});

it.for([
  ["sep=|\nEmail|Name\n", "says sep=| on its first line. Save it with commas, semicolons or tabs between its cells."],
  ["Email|Name\n", 'separates its cells by "|". Save it with commas, semicolons or tabs.'],
])("refuses other separators: %s", async ([text, message]) => {
  await expect(listOf(text ?? "")).rejects.toThrow(message);
});

it("lines are counted from the start of the file, sep= and empty lines included", async () => {
  expect(problemsOf(await listOf("sep=;\n\nEmail;Name\n\nada@example.com;Ada\nx;Bob\n"))).toEqual([
    'Line 6, column "Email": "x" is not an e-mail address. Write it like ada@example.com.',
  ]);
});

it("a table of any texts, written in any dialect, is read as it is or refused", async () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 6 }),
    fc.string({
      unit: fc.constantFrom('"', ",", ";", "\t", "\r", "\n", "a", " ", "'", "=", "@", "é", "\ufeff"),
      maxLength: 6,
    }),
  );
  const clean = (text: string) => Buffer.from(text.replaceAll("\0", "")).toString();
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(",", ";", "\t"),
      fc.constantFrom("\r\n", "\n", "\r"),
      fc.boolean(),
      fc.constantFrom("", "\ufeff", "utf16le"),
      async (table, delimiter, lineEnd, always, how) => {
        const written = (text: string) =>
          always || /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const rows = table.map(([a, b], index) => [clean(a), `p${index}@example.com`, `Person ${index}`, clean(b)]);
        const header = ["Mine", "Email", "Name", "Yours"];
        const text = [header, ...rows].map((row) => row.map(written).join(delimiter)).join(lineEnd);
        const bytes = how === "utf16le" ? Buffer.from(`\ufeff${text}`, "utf16le") : Buffer.from(how + text);
        const list = await listOf(bytes);
        const read = await rowsOf(list);
        await list.close();
        const wrong = read.some(({ problems }) => problems.length > 0);
        // A refused row is told; a row that is not refused is the one that was written.
        for (const { cells, problems } of read) {
          if (problems.length === 0) expect(rows).toContainEqual(cells);
        }
        if (!wrong) {
          accepted += 1;
          expect(read.map(({ cells }) => cells)).toEqual(rows);
        } else expect(list.problemCount).toBeGreaterThan(0);
      },
    ),
    { numRuns: 100 },
  );
  expect(accepted).toBeGreaterThan(50);
});

it("whatever the bytes are, people of the list are neither joined nor invented", async () => {
  const byte = fc.constantFrom(...'a@x.io,;"\r\n\t= b');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: byte, maxLength: 60 }), async (text) => {
      const list = await listOf(`Email,Name\n${text}`);
      for (const { person, cells } of await rowsOf(list)) {
        if (person === undefined) continue;
        const { email_address } = person as { email_address: string };
        expect(text).toContain(email_address);
        expect(cells[0]).toContain(email_address);
      }
      await list.close();
    }),
    { numRuns: 100 },
  );
});
