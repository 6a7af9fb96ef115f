import { trouble } from "@invitation-clients/testing";
import { describe, expect, it } from "vitest";
import { fileOf } from "../test-support/lists.js";
import { runCli } from "../test-support/run-cli.js";
import { kantataServer, listOfPeople } from "../test-support/servers.js";
import { HAS_TERMINALS, progressLinesOf, startOnTerminal } from "../test-support/terminal.js";

describe.skipIf(!HAS_TERMINALS)("on a terminal (needs util-linux' script)", () => {
  it.each([40, 100])("of %d columns it asks, and shows a line of progress that fits", async (columns) => {
    const { fake, env } = await kantataServer({ delay: () => 100 });
    const list = await fileOf(listOfPeople(200));
    const run = startOnTerminal(["kantata", "import", list], columns, env);
    await run.shows("[y/N]");
    expect(fake.requests).toEqual([]);
    run.type("y\r");
    const { code, screen } = await run.ended;
    expect(code, screen).toBe(0);
    const lines = progressLinesOf(screen);
    expect(lines.at(-1)).toMatch(/^200\/200 100%/);
    for (const line of lines) expect(line.length).toBeLessThan(columns);
    expect(fake.mails.length).toBe(200);
  });

  it.each(["n\r", "\r", "\u0003", "\u0004"])("an answer of %j sends nothing, and ends with 4", async (answer) => {
    const { fake, env } = await kantataServer();
    const run = startOnTerminal(["kantata", "import", await fileOf(listOfPeople(2))], 80, env);
    await run.shows("[y/N]");
    run.type(answer);
    const { code, screen } = await run.ended;
    expect(code).toBe(4);
    expect(screen).toContain("Nobody was invited.");
    expect(fake.requests).toEqual([]);
  });

  it("Ctrl-C stops after the request under way", async () => {
    const { fake, env } = await kantataServer({ delay: (method) => (method === "POST" ? 300 : 0) });
    const run = startOnTerminal(["kantata", "import", await fileOf(listOfPeople(500)), "--yes"], 40, env);
    await run.shows(/50\/500/);
    run.type("\u0003");
    const { code, screen } = await run.ended;
    expect(code, screen).toBe(4);
    expect(screen).toContain("run the same command again to go on");
    expect(fake.mails.length).toBeGreaterThanOrEqual(50);
    expect(fake.mails.length).toBeLessThan(500);
  });
});

it("without a terminal it prints plain lines, and says what it waits for and until when", async () => {
  const { fake, env } = await kantataServer();
  fake.next("createAccountInvitation", trouble.lostBeforeCommit());
  const run = await runCli(["kantata", "import", await fileOf(listOfPeople(60)), "--yes", "--settle-delay", "4"], {
    env,
  });
  expect(run.code, run.stderr).toBe(0);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain means without them
  expect(run.stderr).not.toMatch(/[\u001b\r]/);
  expect(run.stderr).toContain("0 of 60 done");
  expect(run.stderr).toMatch(
    /looks at the account's invitations, until \d\d:\d\d:\d\d at the latest \(50 people are without an answer\)/,
  );
  expect(run.stderr).toContain("60 of 60 done.");
});

it("--quiet shows no progress, and still says what happened", async () => {
  const { env } = await kantataServer();
  const run = await runCli(["kantata", "import", await fileOf(listOfPeople(3)), "--yes", "--quiet"], { env });
  expect(run.code).toBe(0);
  expect(run.stderr).not.toContain("of 3 done");
  expect(run.stderr).toContain("3 invited.");
});
