import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { putFile, tempFolder } from "../../scripts/lib/test-support/temp-folder.ts";
import { tryCommand, tryContract } from "./proof-steps.ts";

const packed = (name: string, ...needs: string[]) =>
  ({ name, needs, folder: `/repository/packages/${name}` }) as unknown as Parameters<typeof tryContract>[0]["packed"];
const api = packed("kantata-ox", "runtime");
const runtime = packed("runtime");
const alone = packed("testing");
const command = packed("cli", "kantata-ox", "testing");
const all = [runtime, api, alone, command];
const passed = { passed: 3, failed: 0, failures: [] };
const failed = { passed: 2, failed: 1, failures: ["a rule: was 2"] };

it("an API is proven by its own contract tests", async () => {
  expect(await tryContract({ packed: api, all, contracts: new Map([["kantata-ox", passed]]) })).toBe("3 tests passed");
  await expect(tryContract({ packed: api, all, contracts: new Map([["kantata-ox", failed]]) })).rejects.toThrow(
    "2 tests passed, 1 failed\na rule: was 2",
  );
});

it("an API without contract tests is not proven", async () => {
  await expect(tryContract({ packed: packed("aveva-identity"), all, contracts: new Map() })).rejects.toThrow(
    "0 tests passed",
  );
});

it("a package that an API needs is proven by the tests of that API", async () => {
  const contracts = new Map([["kantata-ox", passed]]);
  expect(await tryContract({ packed: runtime, all, contracts })).toBe("3 tests passed");
  await expect(tryContract({ packed: runtime, all, contracts: new Map() })).rejects.toThrow("0 tests passed");
});

it("a package that calls no API and that no API needs has no contract, even if a command needs it", async () => {
  expect(await tryContract({ packed: alone, all, contracts: new Map() })).toContain("has no contract");
  expect(await tryContract({ packed: command, all, contracts: new Map() })).toContain("has no contract");
});

it("a command must start by its link, and say the version of its package", async () => {
  const project = tempFolder(onTestFinished);
  const tried = async (script: string, bin: object = { alpha: "./a.js" }) => {
    await putFile(project, "node_modules/alpha/package.json", JSON.stringify({ version: "1.0.0", bin }));
    await putFile(project, "node_modules/.bin/alpha", `#!/bin/sh\n${script}\n`);
    await chmod(join(project, "node_modules/.bin/alpha"), 0o755);
    return tryCommand({ packed: { name: "alpha" }, project });
  };
  expect(await tried("echo 1.0.0")).toBe("alpha --version says 1.0.0");
  expect(await tried("", {})).toBe("has none");
  await expect(tried("echo 0.9.0")).rejects.toThrow("alpha --version ended with 0: 0.9.0");
  await expect(tried("echo 1.0.0; exit 1")).rejects.toThrow("alpha --version ended with 1");
});
