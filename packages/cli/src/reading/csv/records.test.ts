import { expect, it } from "vitest";
import { linesOf } from "./lines.js";
import { type CsvRecord, type Delimiter, recordsOf } from "./records.js";

async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function records(text: string, delimiter: Delimiter = ",", size = 7): Promise<CsvRecord[]> {
  const found: CsvRecord[] = [];
  for await (const record of recordsOf(linesOf(pieces(text, size)), delimiter)) found.push(record);
  return found;
}

const short = (all: readonly CsvRecord[]) =>
  all.map(({ line, cells, fault }) => (fault ? `${line}: fault` : [line, ...cells]));

it("mixed ends of lines separate rows, wherever the text is cut", async () => {
  for (const size of [1, 2, 3, 100]) {
    expect(short(await records("a,1\r\nb,2\nc,3\rd,4\n\r\n\re,5\r", ",", size)), `${size}`).toEqual([
      [1, "a", "1"],
      [2, "b", "2"],
      [3, "c", "3"],
      [4, "d", "4"],
      [7, "e", "5"],
    ]);
  }
});

it("line breaks and separators in quotes belong to the cell, and lines are counted", async () => {
  expect(short(await records('a,"1\r\n2\n\r3"\n"x ""y"" z, w",2\nlast,1'))).toEqual([
    [1, "a", "1\r\n2\n\r3"],
    [5, 'x "y" z, w', "2"],
    [6, "last", "1"],
  ]);
});

it("a quote that is never closed names its line, and the rows after it are read", async () => {
  const [a, broken, c, d] = await records('a,1\nb,"2\nc,3\nd,4\n');
  expect(broken).toMatchObject({
    line: 2,
    cells: ['b,"2'],
    fault: { message: expect.stringContaining("opens on line 2 and is never closed") },
  });
  expect(short([a, c, d] as CsvRecord[])).toEqual([
    [1, "a", "1"],
    [3, "c", "3"],
    [4, "d", "4"],
  ]);
});

it("a forgotten quote before a later quoted row is found where it opens, and the later row is read", async () => {
  expect(short(await records('a,"1\nb,2\nc,"3"\nd,4\n'))).toEqual([
    "1: fault",
    [2, "b", "2"],
    [3, "c", "3"],
    [4, "d", "4"],
  ]);
});

it("two forgotten quotes do not join the rows between them", async () => {
  expect(short(await records('ada@x.io,"Boss\nbob@x.io,"Chief\ncy@x.io,Cy\n'))).toEqual([
    "1: fault",
    "2: fault",
    [3, "cy@x.io", "Cy"],
  ]);
  // Valid CSV, but the second line is another person's row.
  const [joined, ...rest] = await records('ada@x.io,Ada,"Boss\nbob@x.io,Bob,"\ncy@x.io,Cy,\n');
  expect(joined?.fault?.message).toMatch("looks like the row of another person");
  expect(short(rest)).toEqual(["2: fault", [3, "cy@x.io", "Cy", ""]]);
});

it.for([
  ['a,b "c" d', 1],
  ['"a"b,c', 0],
  ['a, "b"', 1],
] as const)("a quote in a wrong place is a fault of its cell: %s", async ([text, cell]) => {
  const [first, second] = await records(`${text}\nx,y\n`);
  expect(first?.fault).toMatchObject({ cell, message: expect.stringMatching("in a wrong place") });
  expect(second?.cells).toEqual(["x", "y"]);
});

it("a cell of more than 500 lines is a quote that somebody forgot", async () => {
  const all = await records(`a,"1${"\nx".repeat(600)}\nb,2"\n`, ",", 1000);
  expect(all[0]?.fault?.message).toMatch("never closed");
  expect(all).toHaveLength(602);
});

it("a line of more than a million characters is refused, so that no file fills the memory", async () => {
  await expect(records("a".repeat(3_000_000), ",", 65_536)).rejects.toThrow(
    "Line 1 has more than a million characters",
  );
});
