import { expect, it } from "vitest";
import { listOf, notesOf, peopleIn } from "../../test-support/lists.js";

const TEXT = "Email;Name\r\njose@example.com;José Müller\r\nzoe@example.com;Zoë “Z” €uro\r\n".replaceAll("“Z”", "‘Z’");
const NAMES = ["José Müller", "Zoë ‘Z’ €uro"];

function utf16be(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

// Windows-1252 of the few letters in TEXT.
const CODES: Readonly<Record<string, number>> = { "‘": 0x91, "’": 0x92, "€": 0x80 };
const windows1252 = Buffer.from([...TEXT].map((letter) => CODES[letter] ?? letter.charCodeAt(0)));

it.for([
  ["UTF-8", Buffer.from(TEXT), { name: "utf-8", mark: false }],
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${TEXT}`), { name: "utf-8", mark: true }],
  ["UTF-16 LE", Buffer.from(`\ufeff${TEXT}`, "utf16le"), { name: "utf-16le", mark: true }],
  ["UTF-16 BE", utf16be(`\ufeff${TEXT}`), { name: "utf-16be", mark: true }],
  ["UTF-16 LE without a mark", Buffer.from(TEXT, "utf16le"), { name: "utf-16le", mark: false }],
  ["UTF-16 BE without a mark", utf16be(TEXT), { name: "utf-16be", mark: false }],
  ["Windows-1252", windows1252, { name: "windows-1252", mark: false }],
] as const)("reads %s", async ([, bytes, encoding]) => {
  const list = await listOf(bytes);
  expect((await peopleIn(list)).map((person) => (person as { full_name: string }).full_name)).toEqual(NAMES);
  expect(list.encoding).toEqual(encoding);
});

it("says that a list is read as Windows-1252", async () => {
  expect(notesOf(await listOf(windows1252))).toEqual([
    "Line 1: The file is not UTF-8 and is read as Windows-1252. If letters look wrong, save it as CSV in UTF-8.",
  ]);
});

it("finds a byte that is not UTF-8 also at the end of a long list", async () => {
  const rows = Array.from({ length: 9000 }, (_, index) => `a${index}@example.com,Ada\n`).join("");
  const list = await listOf(Buffer.concat([Buffer.from(`Email,Name\n${rows}jo@example.com,Jos`), Buffer.from([0xe9])]));
  expect(list.encoding.name).toBe("windows-1252");
  expect((await peopleIn(list)).at(-1)).toMatchObject({ full_name: "José" });
});

it.for([
  [
    "an Excel workbook",
    Buffer.from([0x50, 0x4b, 3, 4, 20, 0]),
    "is an Excel workbook (or another zip file), not a CSV file",
  ],
  ["an old Excel workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "is an old Excel workbook"],
  ["a PDF", Buffer.from("%PDF-1.7"), "is a PDF"],
  ["gzip", Buffer.from([0x1f, 0x8b, 8]), "is compressed"],
  ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x45, 0, 0, 0]), "is UTF-32 text"],
  ["an empty file", Buffer.from(""), "is empty"],
  ["a byte order mark and nothing else", Buffer.from("\ufeff"), "has no header"],
  ["empty lines", Buffer.from("\n\r\n \n"), "has no header"],
  ["bytes with a NUL", Buffer.from("Email,Name\na@example.com,A\0da\n"), "is not a text file"],
  ["a NUL beside bytes that are not UTF-8", Buffer.from([0x45, 0xe9, 0, 0x0a]), "is not a text file"],
  ["UTF-16 with a NUL", Buffer.from("\ufeffEmail\0,Name", "utf16le"), "is not a text file"],
  [
    "half a letter of UTF-16",
    Buffer.from([0xff, 0xfe, 0x45, 0, 0x46]),
    "says that it is UTF-16LE, but not all of it is",
  ],
  [
    "a UTF-8 mark before other bytes",
    Buffer.from([0xef, 0xbb, 0xbf, 0x45, 0xe9, 0x0a]),
    "says that it is UTF-8, but not all of it is",
  ],
] as const)("refuses %s", async ([, bytes, message]) => {
  await expect(listOf(bytes)).rejects.toThrow(message);
});
