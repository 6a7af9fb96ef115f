import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { testFolder } from "../test-support/lists.js";
import { MAIN, runCli, startCli, startShell } from "../test-support/run-cli.js";
import { columnOf } from "../test-support/servers.js";

/** The command lines of a text: those of `--help` start with "$", those of a README are in blocks. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = ""]) => block.split("\n"));
  const prompts = [...text.matchAll(/^ +\$ (.*)$/gm)].map(([, command = ""]) => command);
  return [...prompts, ...blocks].filter((line) => line !== "");
}

/** Plays the quickstart as it is written, but for the port, the server's speed and the question. */
async function play(commands: readonly string[]): Promise<void> {
  const [serve = "", ...rest] = commands;
  expect(serve).toBe("invitations fake kantata --port 4010 --slow 1000");
  const args = serve.replace("--port 4010", "--port 0").replace("--slow 1000", "--slow 100").split(" ").slice(1);
  const fake = startCli(args);
  await fake.shows("Ctrl-C ends the server");
  const [url = ""] = fake.stdout().split("\n");
  const cwd = testFolder();
  const run = rest.at(-1) ?? "";
  expect(run).toBe("invitations kantata import people.csv --settle-delay 5");
  const before = rest.slice(0, -1).join("\n").replaceAll("http://127.0.0.1:4010/api/v1", url);
  expect(before).toContain(url);
  const script = (last: string): string =>
    `invitations() { exec "${process.execPath}" "${MAIN}" "$@"; }\n${before}\n${last} --yes`;
  const first = startShell(script(run), { cwd });
  while (!(await readFile(join(cwd, "people.csv.journal"), "utf8").catch(() => "")).includes('"send"')) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  first.child.kill("SIGKILL");
  await first.ended;
  const second = await startShell(script(run), { cwd }).ended;
  expect(second.code, second.stderr).toBe(0);
  expect(second.stderr).toContain("500 invited.");
  const result = await readFile(join(cwd, "people.result.csv"), "utf8");
  expect(columnOf(result, "status")).toEqual(Array.from({ length: 500 }, () => "created"));
}

it("with --help alone, a person invites a list against the fake, kills it, and goes on", async () => {
  await play(commandsOf((await runCli(["--help"])).stdout));
});

it("the quickstart of the README works, too", async () => {
  const readme = await readFile(join(import.meta.dirname, "../../README.md"), "utf8");
  const [, section = ""] = /^## Try it without an account\n(.*?)^## /ms.exec(readme) ?? [];
  await play(commandsOf(section));
});

it("the README names every option, setting, status and exit code", async () => {
  const readme = await readFile(join(import.meta.dirname, "../../README.md"), "utf8");
  const help = await Promise.all(
    [
      ["kantata", "import"],
      ["aveva", "import"],
      ["fake", "kantata"],
    ].map((command) => runCli([...command, "--help"])),
  );
  const options = new Set(help.flatMap(({ stdout }) => stdout.match(/(?<=^ +)--[a-z-]+/gm) ?? []));
  const settings = new Set(help.flatMap(({ stdout }) => stdout.match(/\b(KANTATA|AVEVA)_[A-Z_]+/g) ?? []));
  expect(options.size).toBeGreaterThan(14);
  expect(settings.size).toBe(10);
  expect([...options, ...settings].filter((word) => !readme.includes(word))).toEqual([]);
});
