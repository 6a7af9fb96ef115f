import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { appendFile, chmod, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileOf, nothing, peopleIn, rowsOf, testFolder } from "../../test-support/lists.js";
import { kantataFormat } from "../columns/kantata.js";
import { readList } from "../read-list.js";
import { openList } from "./list-file.js";

const TEXT = "Email,Name\nada@example.com,Ada\n";
const read = (path: string, stdin = nothing()) => readList(path, kantataFormat(), { stdin });

it.for([
  ["a missing file", () => join(testFolder(), "none.csv"), "it does not exist, or its folder does not (ENOENT)"],
  ["a folder", () => testFolder(), "is a folder. Give the path of a CSV file."],
  ["a path through a file", async () => join(await fileOf(""), "people.csv"), "a part of its path is not a folder"],
] as const)("refuses %s", async ([, path, message]) => {
  await expect(read(await path())).rejects.toThrow(message);
});

it("refuses a file without permission to read", async () => {
  const path = await fileOf(TEXT);
  await chmod(path, 0);
  // The superuser may read everything.
  if (process.getuid?.() === 0) await expect(read(path).then((list) => list.close())).resolves.toBeUndefined();
  else await expect(read(path)).rejects.toThrow("you have no permission");
});

it("the digest is the SHA-256 of the bytes", async () => {
  const list = await read(await fileOf(`\ufeff${TEXT}`));
  expect(list.digest).toBe(createHash("sha256").update(`\ufeff${TEXT}`).digest("hex"));
  await list.close();
});

it("reads standard input twice, by a private copy that is removed", async () => {
  async function* stdin() {
    for (const byte of Buffer.from(TEXT)) yield Buffer.from([byte]);
  }
  const before = copies();
  const list = await read("-", stdin());
  expect(list.name).toBe("standard input");
  expect(await peopleIn(list)).toHaveLength(1);
  expect(await peopleIn(list)).toHaveLength(1);
  await list.close();
  expect(copies().filter((name) => !before.includes(name))).toEqual([]);
});

function copies(): string[] {
  return readdirSync(tmpdir()).filter((name) => /^invitations-(?!test-)/.test(name));
}

it.runIf(process.platform !== "win32")("reads a pipe", async () => {
  const pipe = join(testFolder(), "pipe");
  execFileSync("mkfifo", [pipe]);
  const [list] = await Promise.all([read(pipe), writeFile(pipe, TEXT)]);
  expect(await peopleIn(list)).toHaveLength(1);
  await list.close();
});

it("a program that replaces the file changes nothing; one that writes into it is noticed", async () => {
  const path = await fileOf(TEXT);
  const list = await read(path);
  await writeFile(`${path}.new`, "Email,Name\nbob@example.com,Bob\n");
  await rename(`${path}.new`, path);
  expect(await peopleIn(list)).toEqual([{ email_address: "ada@example.com", full_name: "Ada" }]);
  await list.close();

  const other = await read(path);
  await appendFile(path, "cy@example.com,Cy\n");
  await expect(rowsOf(other)).rejects.toThrow("was changed while it was read. Run the command again.");
  await other.close();
});

it("closes the file if the list is refused", async () => {
  const file = await openList(await fileOf(TEXT), nothing());
  await file.close();
  await expect(file.chunks().next()).rejects.toThrow("cannot be read");
});
