import { readdirSync, statSync } from "node:fs";
import { chmod, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fileOf, listOf, rowsOf, testFolder } from "../test-support/lists.js";
import { defused, undefused } from "./defuse.js";
import { resultHeader } from "./result-columns.js";
import type { RowResult } from "./row-result.js";
import { checkResultPath, type ResultRow, type ResultStyle, resultPathOf, writeResult } from "./write-result.js";

const style: ResultStyle = {
  columns: ["Email", "Name"],
  dialect: { delimiter: ",", lineEnd: "\n", separatorLine: false },
  encoding: { name: "utf-8", mark: false },
};
const created: RowResult = { status: "created", invitationId: "42" };

async function* each(rows: readonly ResultRow[]) {
  yield* rows;
}

const ADA: ResultRow = { cells: ["ada@x.io", "Ada"], result: created };

it("has the list's columns, then status, invitation_id and message, in the list's order", async () => {
  const path = join(testFolder(), "people.result.csv");
  const rejected: RowResult = { status: "rejected", message: "email_address: is taken" };
  await writeResult(path, style, each([ADA, { cells: ["b@x.io"], result: rejected }]));
  expect(await readFile(path, "utf8")).toBe(
    "Email,Name,status,invitation_id,message\nada@x.io,Ada,created,42,\nb@x.io,,rejected,,email_address: is taken\n",
  );
});

it.for([
  [
    "semicolons and CRLF",
    "Email;Name\r\nada@x.io;Ada\r\n",
    "Email;Name;status;invitation_id;message\r\nada@x.io;Ada;created;42;\r\n",
  ],
  [
    "the line sep=",
    "sep=\t\nEmail\tName\nada@x.io\tAda\n",
    "sep=\t\nEmail\tName\tstatus\tinvitation_id\tmessage\nada@x.io\tAda\tcreated\t42\t\n",
  ],
  [
    "a byte order mark",
    "\ufeffEmail,Name\na@x.io,A\n",
    "\ufeffEmail,Name,status,invitation_id,message\na@x.io,A,created,42,\n",
  ],
] as const)("is written like the list: %s", async ([, text, expected]) => {
  expect(await resultOf(text)).toBe(expected);
});

it("a list in another encoding gives UTF-8 with a byte order mark, because spreadsheets need it", async () => {
  expect(await resultOf(Buffer.from("\ufeffEmail,Name\na@x.io,É\n", "utf16le"))).toMatch(/^\ufeffEmail,.*\na@x.io,É,/);
  expect(await resultOf(Buffer.from("Email,Name\na@x.io,\xc9\n", "latin1"))).toMatch(/^\ufeffEmail,.*\na@x.io,É,/);
});

async function resultOf(content: string | Uint8Array): Promise<string> {
  const list = await listOf(content);
  const path = join(testFolder(), "r.csv");
  await writeResult(path, list, each((await rowsOf(list)).map(({ cells }) => ({ cells, result: created }))));
  return readFile(path, "utf8");
}

it.for([
  ["=1+1", "'=1+1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ["\tx", "'\tx"],
  ["＝1", "'＝1"],
  ["'=1", "''=1"],
  ["-5", "-5"],
  ["-1,5", "-1,5"],
  ["+49 30 123456", "+49 30 123456"],
  ["+1+1", "'+1+1"],
  ["'tis", "'tis"],
  ["", ""],
] as const)("a spreadsheet runs no cell as a formula, and numbers stay numbers: %j becomes %j", ([cell, expected]) => {
  expect(defused(cell)).toBe(expected);
  expect(undefused(expected)).toBe(cell);
});

it("any table of texts comes back from a result file as it was", async () => {
  const unit = fc.constantFrom("'", "=", "-", "+", "1", " ", '"', ",", ";", "\t", "\r", "\n", "a", "@", "é");
  // A cell with a line that looks like another person is refused when it is read, because a quote may be missing.
  const cell = fc
    .string({ unit, maxLength: 6 })
    .filter((text) => !/[\r\n]/.test(text) || !/[^\s"@]@[^\s"@]/.test(text));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(",", ";", "\t"),
      fc.constantFrom("\r\n", "\n"),
      async (cells, delimiter, lineEnd) => {
        const path = join(testFolder(), "r.csv");
        const dialect = { delimiter, lineEnd, separatorLine: false };
        const rows = cells.map(([a, b], index) => ({
          cells: [a, `p${index}@x.io`, "P", b],
          result: { ...created, message: b },
        }));
        await writeResult(path, { ...style, dialect, columns: ["A", "Email", "Name", "B"] }, each(rows));
        const list = await listOf(await readFile(path));
        const read = await rowsOf(list);
        expect(read.map((row) => row.cells)).toEqual(rows.map((row) => row.cells));
        expect(read.map(({ earlier }) => earlier?.message ?? "")).toEqual(cells.map(([, b]) => b.trim()));
        await list.close();
      },
    ),
    { numRuns: 100 },
  );
});

it("columns of the list with the name of a result column get another name", () => {
  expect(resultHeader(["Status", "Email", "message", "message (list)"])).toEqual([
    "Status (list)",
    "Email",
    "message (list)*",
    "message (list)",
    "status",
    "invitation_id",
    "message",
  ]);
});

it("a new result file is private; one that exists keeps its permissions, and a link its target", async () => {
  const folder = testFolder();
  await writeResult(join(folder, "new.csv"), style, each([ADA]));
  await writeFile(join(folder, "shared.csv"), "old");
  await chmod(join(folder, "shared.csv"), 0o664);
  await symlink(join(folder, "shared.csv"), join(folder, "link.csv"));
  await writeResult(join(folder, "link.csv"), style, each([ADA]));
  if (process.platform !== "win32") {
    expect(statSync(join(folder, "new.csv")).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "shared.csv")).mode & 0o777).toBe(0o664);
  }
  expect(await readFile(join(folder, "shared.csv"), "utf8")).toMatch(/^Email/);
  expect(readdirSync(folder).sort()).toEqual(["link.csv", "new.csv", "shared.csv"]);
});

it("an old result file stays as it was if the new one cannot be finished, and nothing is left beside it", async () => {
  const path = await fileOf("old", "r.csv");
  async function* broken() {
    yield ADA;
    throw new Error("the list broke");
  }
  await expect(writeResult(path, style, broken())).rejects.toThrow("the list broke");
  expect(await readFile(path, "utf8")).toBe("old");
  expect(readdirSync(dirname(path))).toEqual(["r.csv"]);
});

it("refuses a place where no file can be, before anybody is invited", async () => {
  const folder = testFolder();
  const list = await fileOf("Email,Name\n");
  await mkdir(join(folder, "people.result.csv"));
  await expect(checkResultPath(join(folder, "people.result.csv"), list)).rejects.toThrow("is not a file");
  await expect(checkResultPath(join(folder, "none/r.csv"), list)).rejects.toThrow("its folder does not (ENOENT)");
  await expect(checkResultPath(list, list)).rejects.toThrow("would replace the list");
  // Nobody may write to /proc, not even the superuser.
  if (process.platform === "linux")
    await expect(checkResultPath("/proc/r.csv", list)).rejects.toThrow(/cannot be written/);
  await expect(checkResultPath(join(folder, "r.csv"), list)).resolves.toBeUndefined();
  expect(readdirSync(folder)).toEqual(["people.result.csv"]);
});

it("a full disk is told, and the old result file stays", async () => {
  const path = await fileOf("old", "r.csv");
  async function* onFullDisk() {
    yield ADA;
    throw Object.assign(new Error("write"), { code: "ENOSPC" });
  }
  await expect(writeResult(path, style, onFullDisk())).rejects.toThrow(
    "cannot be written: the disk is full; free some space or choose another place (ENOSPC).",
  );
  expect(await readFile(path, "utf8")).toBe("old");
});

it("the result of people.csv is people.result.csv, and no list is its own result", () => {
  expect(resultPathOf("lists/people.csv")).toBe(join("lists", "people.result.csv"));
  expect(resultPathOf("people")).toBe("people.result.csv");
  expect(resultPathOf("people.result.csv")).toBe("people.result.result.csv");
});
