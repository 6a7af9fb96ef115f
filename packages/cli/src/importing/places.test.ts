import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileOf, testFolder } from "../test-support/lists.js";
import { type CliResult, MAIN, startShell } from "../test-support/run-cli.js";
import { columnOf, kantataServer, listOfPeople } from "../test-support/servers.js";

// A list that comes by a pipe, or that the system names, has no folder of its own: its files are in the current folder.

const IMPORT = `"${process.execPath}" "${MAIN}" kantata import`;

describe.skipIf(process.platform !== "linux")("a list without a folder", () => {
  it.each([
    ["standard input by its path", `cat "$LIST" | ${IMPORT} /dev/stdin --yes`],
    ["standard input that is a file", `${IMPORT} /dev/stdin --yes < "$LIST"`],
    ["a pipe by its number", `cat "$LIST" | ${IMPORT} /proc/self/fd/0 --yes`],
    ["a file by its number", `${IMPORT} /dev/fd/7 --yes 7< "$LIST"`],
    [
      "a named pipe",
      `rm -f "$LIST.pipe" && mkfifo "$LIST.pipe" && (cat "$LIST" > "$LIST.pipe" &) && ${IMPORT} "$LIST.pipe" --yes`,
    ],
    ["standard input", `${IMPORT} - --yes < "$LIST"`],
  ])("%s has its journal and result in the current folder, and finds them again", async (_what, script) => {
    const { fake, env } = await kantataServer();
    const [cwd, list] = [testFolder(), await fileOf(listOfPeople(3))];
    const run = (): Promise<CliResult> => startShell(script, { cwd, env: { ...env, LIST: list } }).ended;
    const first = await run();
    expect(first.code, first.stderr).toBe(0);
    const [journal = "", result = "", ...others] = (await readdir(cwd)).sort();
    expect([journal, result, others]).toEqual([
      expect.stringMatching(/^list-[0-9a-f]{12}\.csv\.journal$/),
      expect.stringMatching(/^list-[0-9a-f]{12}\.result\.csv$/),
      [],
    ]);
    expect(first.stderr).toContain(`The journal is ${journal}, the result ${result}.`);
    expect(first.stderr).toContain("in this folder, with the same list");
    expect(columnOf(await readFile(join(cwd, result), "utf8"), "status")).toEqual(["created", "created", "created"]);
    const again = await run();
    expect(again.stderr).toContain("Nothing is left to do");
    expect(fake.mails.length).toBe(3);
  });
});
