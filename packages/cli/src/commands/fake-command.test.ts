import { expect, it } from "vitest";
import { fileOf } from "../test-support/lists.js";
import { runCli, startCli } from "../test-support/run-cli.js";
import { listOfPeople } from "../test-support/servers.js";

/** Starts a fake, and reads the settings that it prints. */
async function fakeOf(...args: string[]) {
  const fake = startCli(["fake", ...args]);
  await fake.shows("Ctrl-C ends the server");
  const end = async (): Promise<string[]> => {
    fake.child.kill("SIGINT");
    const { code, stdout } = await fake.ended;
    expect(code).toBe(0);
    return stdout.trimEnd().split("\n");
  };
  const lines = (): Record<string, string> =>
    Object.fromEntries(
      fake
        .stdout()
        .split("\n")
        .flatMap((line) => {
          const [, name = "", value = ""] = /^export (\w+)=(.*)$/.exec(line) ?? [];
          return name === "" ? [] : [[name, value]];
        }),
    );
  return { env: lines(), end };
}

it("fake kantata prints its URL first, takes any token, and an import runs against it, with lost answers too", async () => {
  const { env, end } = await fakeOf("kantata", "--lose-every", "2");
  const list = await fileOf(listOfPeople(120));
  const run = await runCli(["kantata", "import", list, "--yes", "--settle-delay", "1"], {
    env: { ...env, KANTATA_TOKEN: "whatever" },
  });
  expect(run.code, run.stderr).toBe(0);
  const all = await runCli(["kantata", "list", "--json"], { env });
  expect(all.stdout.trimEnd().split("\n").length).toBe(120);
  expect((await runCli(["kantata", "check"], { env })).code).toBe(0);
  const [url] = await end();
  expect(url).toBe(env.KANTATA_BASE_URL);
});

it("fake aveva serves an import and a check", async () => {
  const { env, end } = await fakeOf("aveva", "--port", "0", "--slow", "1");
  const list = await fileOf("userId\n68a3a33b-b9dd-4eea-884f-87daefc4ff0f\n");
  expect((await runCli(["aveva", "import", list, "--yes"], { env })).code).toBe(0);
  const check = await runCli(["aveva", "check"], { env });
  expect(check.code, check.stderr).toBe(0);
  expect(check.stdout).toContain("ok  The invitations of the tenant can be read with v1 (1 there).");
  const [url] = await end();
  expect(url).toBe(env.AVEVA_BASE_URL);
});

it("a port that is in use is bad usage", async () => {
  const { env, end } = await fakeOf("kantata");
  const { port } = new URL(env.KANTATA_BASE_URL ?? "");
  const second = await runCli(["fake", "kantata", "--port", port]);
  expect([second.code, second.stderr]).toEqual([2, expect.stringContaining("another program uses this port")]);
  await end();
});
