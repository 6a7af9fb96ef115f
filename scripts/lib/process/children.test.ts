import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { tempFolder } from "../test-support/temp-folder.ts";
import { endChildren } from "./children.ts";
import { run } from "./run.ts";

/** Starts another program, writes its process id to a file, and ignores the request to end. */
const STUBBORN = `
  process.on("SIGTERM", () => {});
  const child = require("node:child_process").spawn("sleep", ["60"], { stdio: "ignore" });
  require("node:fs").writeFileSync(process.argv[1], String(child.pid));
  setInterval(() => {}, 1000);
`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it("running programs end with everything that they started, and no new program starts", async () => {
  const folder = tempFolder(onTestFinished);
  const note = join(folder, "pid");
  const running = run("node", ["-e", STUBBORN, note], { output: "keep", ownGroup: true });
  let grandchild = 0;
  while (!grandchild) {
    await wait(20);
    grandchild = Number(await readFile(note, "utf8").catch(() => ""));
  }
  expect(isAlive(grandchild)).toBe(true);
  await endChildren(100);
  expect((await running).code).not.toBe(0);
  await expect.poll(() => isAlive(grandchild)).toBe(false);
  await expect(run("node", ["--version"], { output: "keep" })).rejects.toThrow("interrupted");
});
