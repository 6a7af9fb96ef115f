import { expect, test } from "vitest";
import type { Trial, Verdict } from "../trials/trial.ts";
import { rowOf } from "./row.ts";

const stage = { kantata: "", avevaV1: "", avevaPreview: "", token: "" } as never;
const trial = (verdict: Verdict, more: Partial<Trial> = {}): Trial => ({
  name: "it",
  project: "p",
  tool: "",
  quick: true,
  run: async () => verdict,
  ...more,
});

test("a failure is reported in full even if the version of its tool cannot be read", async () => {
  const missing = trial({ tried: "", failure: "runtime contains a key" }, { tool: "no-such-tool" });
  expect(await rowOf(missing, { folder: "/nowhere", stage })).toMatchObject({
    ok: false,
    failure: "runtime contains a key",
  });
  expect(await rowOf(trial({ tried: "", failure: "x" }), { folder: "/nowhere", stage })).toMatchObject({
    failure: "x",
  });
});

test("a trial without a tool has no version", async () => {
  expect(await rowOf(trial({ tried: "2 files" }), { folder: "/nowhere", stage })).toMatchObject({
    ok: true,
    version: "",
  });
});

test("a trial that needs a program which is not on this machine does not run, and is neither ok nor a failure", async () => {
  const chromium = trial({ tried: "20 tests" }, { unavailable: "there is no /usr/bin/chromium" });
  const row = await rowOf(chromium, { folder: new Error("not installed"), stage });
  expect(row).toMatchObject({ ok: false, unavailable: true, failure: "there is no /usr/bin/chromium" });
});

test("if the installation failed, all trials of the project fail with the installer's message", async () => {
  const row = await rowOf(trial({ tried: "1" }), { folder: new Error("it cannot be installed: E404"), stage });
  expect(row).toMatchObject({ ok: false, unavailable: false, failure: "it cannot be installed: E404" });
});
