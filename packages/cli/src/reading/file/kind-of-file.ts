/** The first bytes of files that people take for CSV, and what to do. */
const KINDS: readonly { readonly starts: readonly number[]; readonly what: string }[] = [
  {
    starts: [0x50, 0x4b, 0x03, 0x04],
    what: "is an Excel workbook (or another zip file), not a CSV file. Open it in the spreadsheet and save it as CSV",
  },
  {
    starts: [0xd0, 0xcf, 0x11, 0xe0],
    what: "is an old Excel workbook, not a CSV file. Open it in the spreadsheet and save it as CSV",
  },
  { starts: [0x25, 0x50, 0x44, 0x46], what: "is a PDF, not a CSV file. Export the list as CSV" },
  { starts: [0x1f, 0x8b], what: "is compressed (gzip). Unpack it first" },
  { starts: [0xff, 0xfe, 0x00, 0x00], what: "is UTF-32 text. Save it as CSV in UTF-8" },
];

/** Why a file that starts like this is no CSV file; undefined if it may be one. */
export function notCsv(head: Uint8Array): string | undefined {
  return KINDS.find(({ starts }) => starts.every((byte, index) => head[index] === byte))?.what;
}
