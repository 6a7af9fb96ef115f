import { performance } from "node:perf_hooks";
import { afterAll, expect, it } from "vitest";
import { tempFolder } from "../test-support/temp-folder.ts";
import { type RunEnd, type RunOptions, run } from "./run.ts";

const folder = tempFolder(afterAll);

const node = (script: string, options: RunOptions = {}) =>
  run("node", ["-e", script], { output: "keep", cwd: folder, ...options });

/** Stops a program that does not end. A busy machine may stop it before it listens: then it gets twice the time. */
async function stopped(script: string, timeout = 500): Promise<RunEnd> {
  const end = await node(`${script}; console.log("ready"); setInterval(() => {}, 1000)`, { timeout });
  return end.stdout.startsWith("ready") ? end : stopped(script, 2 * timeout);
}

it("keeps both streams, separate and combined, and the exit code", async () => {
  const end = await node("console.log('out'); console.error('err'); process.exitCode = 3");
  expect(end).toMatchObject({ code: 3, stdout: "out\n", stderr: "err\n", timedOut: false });
  expect([end.text]).toEqual([expect.stringMatching(/^(out\nerr\n|err\nout\n)$/)]);
});

it("decodes a character that arrives in two pieces", async () => {
  const pieces =
    "process.stdout.write(Buffer.from([0xe2])); setTimeout(() => process.stdout.write(Buffer.from([0x82, 0xac])), 50)";
  expect((await node(pieces)).stdout).toBe("€");
});

it("sets variables, removes those that are undefined, and asks for output without colours", async () => {
  const print =
    "console.log([process.env.SET, process.env.HOME, process.env.NO_COLOR, process.env.FORCE_COLOR].join())";
  expect((await node(print, { env: { SET: "a", HOME: undefined } })).stdout).toBe("a,,1,\n");
});

it("rejects if there is no such program", async () => {
  await expect(run("no-such-program", [], { output: "keep" })).rejects.toThrow("ENOENT");
});

it("asks a program to end when it takes too long", async () => {
  const end = await stopped("process.on('SIGTERM', () => { console.log('asked'); process.exit(0); })");
  expect(end).toMatchObject({ code: 0, stdout: "ready\nasked\n", timedOut: true });
});

it("kills a program that does not end when asked", async () => {
  const startedAt = performance.now();
  const end = await stopped("process.on('SIGTERM', () => {})");
  expect(end).toMatchObject({ code: 1, timedOut: true });
  expect(performance.now() - startedAt).toBeGreaterThan(3000);
});

it("ends processes that a program with its own group left behind, because they keep its output open", async () => {
  const leave = `
    require("node:child_process").spawn("sleep", ["60"], { stdio: "inherit" });
    console.log("left");
    process.exit(0);
  `;
  expect(await node(leave, { ownGroup: true })).toMatchObject({ code: 0, stdout: "left\n" });
});

it("stops a program that prints without end", async () => {
  const endless = "setInterval(() => console.log('a'.repeat(1000)), 1)";
  await expect(node(endless, { maxOutput: 5000 })).rejects.toThrow("node printed more than 5000 characters");
});
