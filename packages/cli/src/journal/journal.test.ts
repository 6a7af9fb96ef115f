import { readdirSync, statSync } from "node:fs";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { RowResult } from "../result/row-result.js";
import { startChild } from "../test-support/child.js";
import { fileOf, testFolder } from "../test-support/lists.js";
import type { JournalIdentity } from "./entries.js";
import { type Journal, type JournalOptions, journalPathOf, openJournal } from "./journal.js";
import { type JournalFile, openJournalFile } from "./journal-file.js";

const ME: JournalIdentity = { file: "f".repeat(64), api: "kantata-ox", account: "acme" };
const AT = Date.UTC(2026, 10, 30, 12);
const created = (id: string): RowResult => ({ status: "created", invitationId: id });
const newPath = () => join(testFolder(), "people.csv.journal");

async function open(path: string, options: JournalOptions = {}, identity = ME): Promise<Journal> {
  const journal = await openJournal(path, identity, { now: () => AT, ...options });
  onTestFinished(() => journal.close().catch(() => {}));
  return journal;
}

it("begins with what it belongs to, then has one line for each send and each result", async () => {
  const path = newPath();
  const journal = await open(path);
  await journal.recordSend([0, 1], { id: "9" });
  await journal.recordResult(0, created("10"));
  await journal.recordResult(1, { status: "rejected", message: "is taken\nsays the server" });
  await journal.close();
  expect((await readFile(path, "utf8")).split("\n")).toEqual([
    `{"journal":"invitations","version":1,"api":"kantata-ox","account":"acme","file":"sha256:${ME.file}","at":"2026-11-30T12:00:00.000Z"}`,
    '{"send":[0,1],"watermark":{"id":"9"},"at":"2026-11-30T12:00:00.000Z"}',
    '{"result":0,"status":"created","id":"10"}',
    '{"result":1,"status":"rejected","message":"is taken\\nsays the server"}',
    "",
  ]);
  if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(path, ".."))).toEqual(["people.csv.journal"]);
});

it("opened again, it knows the results and what was sent without one", async () => {
  const path = newPath();
  const first = await open(path);
  await first.recordSend([0, 1, 2], "w1");
  await first.recordResult(1, created("11"));
  await first.close();
  const again = await open(path);
  expect([...again.results]).toEqual([[1, { ...created("11"), message: undefined }]]);
  expect(again.resume).toEqual([{ positions: [0, 2], sentAt: AT, watermark: "w1" }]);
  await again.recordResult(0, created("10"));
  await again.recordResult(2, { status: "not-attempted" });
  await again.close();
  expect((await open(path)).resume).toEqual([]);
});

it("a send is on the disk before recordSend resolves; results are when all rows that were sent have one", async () => {
  const calls: string[] = [];
  const journal = await open(newPath(), { openFile: watched(calls) });
  calls.length = 0;
  await journal.recordSend([0, 1], null);
  expect(calls).toEqual(["append", "sync"]);
  await journal.recordResult(0, created("1"));
  expect(calls).toEqual(["append", "sync", "append"]);
  await journal.recordResult(1, { status: "unknown" });
  expect(calls).toEqual(["append", "sync", "append", "append", "sync"]);
  await Promise.all([journal.recordSend([2], null), journal.recordSend([3], null)]);
  expect(calls.slice(5)).toEqual(["append", "sync", "append", "sync"]);
});

function watched(calls: string[], fail: (call: string) => Error | undefined = () => undefined) {
  return async (path: string): Promise<JournalFile> => {
    const file = await openJournalFile(path);
    const step = (name: string) => {
      calls.push(name);
      const error = fail(name);
      if (error !== undefined) throw error;
    };
    return {
      ...file,
      append: async (text) => {
        // A full disk takes a part of a line.
        if (fail("append") !== undefined) await file.append(text.slice(0, 10));
        step("append");
        return file.append(text);
      },
      sync: async () => {
        step("sync");
        return file.sync();
      },
    };
  };
}

it.for([
  ["append", "ENOSPC", "the disk is full"],
  ["append", "EROFS", "the disk is read-only"],
  ["sync", "EIO", "the disk reported an error"],
] as const)(
  "an error of %s (%s) stops the send, leaves no part of a line, and nothing is written after it",
  async ([call, code, message]) => {
    const path = newPath();
    let broken = false;
    const openFile = watched([], (name) =>
      broken && name === call ? Object.assign(new Error(code), { code }) : undefined,
    );
    const journal = await open(path, { openFile });
    await journal.recordSend([0], null);
    const before = await readFile(path, "utf8");
    broken = true;
    await expect(journal.recordSend([1], null)).rejects.toThrow(`The journal ${path} cannot be written: ${message}`);
    broken = false;
    await expect(journal.recordSend([2], null)).rejects.toThrow(message);
    await expect(journal.recordResult(0, created("1"))).rejects.toThrow(message);
    await journal.close();
    expect(await readFile(path, "utf8")).toBe(before);
  },
);

it("a full disk at the start is told, and the lock is free again", async () => {
  const path = newPath();
  const openFile = watched([], () => Object.assign(new Error("full"), { code: "ENOSPC" }));
  await expect(open(path, { openFile })).rejects.toThrow("cannot be written: the disk is full");
  await (await open(path)).close();
});

it("a torn last line is removed, and the next line is clean", async () => {
  const path = newPath();
  const first = await open(path);
  await first.recordSend([0], null);
  await first.close();
  const whole = await readFile(path, "utf8");
  await writeFile(path, `${whole}{"result":0,"sta`);
  const again = await open(path);
  expect(again.resume).toHaveLength(1);
  await again.recordResult(0, created("1"));
  await again.close();
  expect(await readFile(path, "utf8")).toBe(`${whole}{"result":0,"status":"created","id":"1"}\n`);
});

it("a torn first line is begun again; a file that is no journal is left alone", async () => {
  const torn = await fileOf('{"journal":"invi', "a.journal");
  await (await open(torn)).close();
  expect(await readFile(torn, "utf8")).toMatch(/^\{"journal":"invitations".*\}\n$/);
  for (const text of ["my notes", "my notes\n", "{}\n", '{"journal":"other"}\n', "\n"]) {
    const notes = await fileOf(text, "notes.txt");
    await expect(open(notes)).rejects.toThrow(`${notes} is not a journal. Name another file with --journal.`);
    expect(await readFile(notes, "utf8")).toBe(text);
    expect(readdirSync(join(notes, ".."))).toEqual(["notes.txt"]);
  }
});

it.for([
  ["no JSON", '{"send":[0]'],
  ["nothing", ""],
  ["a send without positions", '{"send":[],"watermark":null,"at":"2026-11-30T12:00:00.000Z"}'],
  ["a position that is none", '{"send":[-1],"watermark":null,"at":"2026-11-30T12:00:00.000Z"}'],
  ["a send without its time", '{"send":[1],"watermark":null}'],
  ["a send without its watermark", '{"send":[1],"at":"2026-11-30T12:00:00.000Z"}'],
  ["an unknown status", '{"result":0,"status":"done"}'],
  ["an id that is no text", '{"result":0,"status":"created","id":7}'],
  ["another object", '{"x":1}'],
] as const)("a damaged line is refused by its number: %s", async ([, line]) => {
  const path = newPath();
  await (await open(path)).close();
  await writeFile(path, `${await readFile(path, "utf8")}{"result":0,"status":"created"}\n${line}\n`);
  await expect(open(path)).rejects.toThrow(`Line 3 of the journal ${path} is damaged.`);
});

it("bytes that are not UTF-8 are a damaged line", async () => {
  const path = newPath();
  await (await open(path)).close();
  const damaged = Buffer.concat([
    await readFile(path),
    Buffer.from('{"result":0,"status":"created","id":"\xff"}\n', "latin1"),
  ]);
  await writeFile(path, damaged);
  await expect(open(path)).rejects.toThrow("Line 2 of the journal");
});

it.for([
  [
    "list",
    { file: "0".repeat(64) },
    "belongs to another list, or the list was changed since 2026-11-30T12:00:00.000Z.",
  ],
  ["account", { account: "other" }, "is about the account acme, not other."],
  ["API", { api: "aveva-identity" }, "is about kantata-ox, not aveva-identity."],
] as const)("the journal of another %s is refused", async ([, other, message]) => {
  const path = newPath();
  await (await open(path)).close();
  await expect(open(path, {}, { ...ME, ...other })).rejects.toThrow(message);
});

it("the journal of another version is refused", async () => {
  const path = newPath();
  await (await open(path)).close();
  await writeFile(path, (await readFile(path, "utf8")).replace('"version":1', '"version":2'));
  await expect(open(path)).rejects.toThrow("another version of this program (format 2, this one reads 1)");
});

it("a second run is refused, also by another path to the same journal", async () => {
  const path = newPath();
  await open(path);
  await symlink(path, `${path}.link`);
  await expect(openJournal(path, ME)).rejects.toThrow("holds the lock");
  await expect(openJournal(`${path}.link`, ME)).rejects.toThrow("holds the lock");
});

it("a run whose lock was taken records no send", async () => {
  const path = newPath();
  const journal = await open(path, { lock: { wait: async () => {} } });
  const before = await readFile(path, "utf8");
  await rm(`${path}.lock`);
  await expect(journal.recordSend([0], null)).rejects.toThrow("It stops before it sends anything more.");
  expect(await readFile(path, "utf8")).toBe(before);
});

it("a place where no journal can be is told", async () => {
  const folder = testFolder();
  await mkdir(join(folder, "a.journal"));
  await expect(open(join(folder, "a.journal"))).rejects.toThrow("cannot be written: it is a folder (EISDIR).");
  await expect(open(join(folder, "none/a.journal"))).rejects.toThrow("its folder does not (ENOENT)");
  // Nobody may create files in /proc, not even the superuser.
  if (process.platform === "linux") await expect(open("/proc/a.journal")).rejects.toThrow("cannot be");
});

it("a killed process leaves a journal that says what it sent, and no lock", async () => {
  const path = newPath();
  const identity = { file: "f", api: "kantata-ox", account: "a" };
  let next = 0;
  for (let round = 0; round < 5; round += 1) {
    const child = await startChild("write-journal", [path, String(next)]);
    let printed = next;
    while (printed < next + 3 + round) printed = Number(await child.line());
    await child.kill();
    const journal = await openJournal(path, identity);
    const known = [...journal.results.keys(), ...journal.resume.flatMap(({ positions }) => positions)];
    // What was printed had been recorded.
    expect(Math.max(...known)).toBeGreaterThanOrEqual(printed);
    expect(known.sort((a, b) => a - b)).toEqual(known.map((_, index) => index));
    for (const position of journal.resume.flatMap(({ positions }) => positions)) {
      await journal.recordResult(position, created("found"));
    }
    await journal.close();
    next = known.length;
  }
});

it("the journal of a list is beside it", () => {
  expect(journalPathOf("lists/people.csv")).toBe("lists/people.csv.journal");
});
