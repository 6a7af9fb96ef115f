import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { trouble } from "@invitation-clients/testing";
import { describe, expect, it } from "vitest";
import { MAIN, runCli } from "../test-support/run-cli.js";
import { avevaServer, kantataServer } from "../test-support/servers.js";

const ADA = { email_address: "ada@example.com", full_name: "Ada Brandt" };
const USER = "68a3a33b-b9dd-4eea-884f-87daefc4ff0f";

describe("the command line", () => {
  it("prints its version, and its help for every command", async () => {
    const { version } = JSON.parse(await readFile(join(MAIN, "../../package.json"), "utf8")) as { version: string };
    expect(await runCli(["--version"])).toMatchObject({ code: 0, stdout: `${version}\n` });
    const help = await runCli(["--help"]);
    expect(help.code).toBe(0);
    for (const word of ["fake kantata", "kantata import", "KANTATA_BASE_URL", "Exit codes", "npx"])
      expect(help.stdout).toContain(word);
    const ofImport = await runCli(["kantata", "import", "--help"]);
    const OPTIONS = [
      "out",
      "journal",
      "dry-run",
      "yes",
      "json",
      "quiet",
      "map",
      "permission",
      "settle-delay",
      "skip-invalid",
      "role",
      "max",
    ];
    for (const option of OPTIONS) expect(ofImport.stdout).toContain(`--${option}`);
    expect((await runCli(["aveva", "import", "--help"])).stdout).toContain("--concurrency");
  });

  it.each([
    [[]],
    [["kantata"]],
    [["kantata", "lst"], "Did you mean list?"],
    [["kantata", "import", "people.csv", "--dryrun"], "Did you mean --dry-run?"],
    [["kantata", "import"], "missing required argument"],
    [["kantata", "import", "a.csv", "b.csv"], "too many arguments"],
    [["kantata", "import", "a.csv", "--max", "many"], "whole number"],
    [["kantata", "import", "a.csv", "--settle-delay", "-1"], ""],
    [["kantata", "import", "no-such-list.csv", "--yes"], "no-such-list.csv cannot be opened"],
    [["kantata", "import", "a.csv", "--permission", "boss"], "--permission"],
    [["kantata", "import", "a.csv", "--role", "Engineer"], "--role"],
    [["kantata", "import", "a.csv", "--map", "x"], "--map"],
    [["kantata", "update", "7"], "nothing to change"],
    [["kantata", "invite", "ada", "Ada", "--yes"], "not an e-mail address"],
    [["kantata", "project-invite", "7", "ada", "Ada", "--role", "maven", "--yes"], "not an e-mail address"],
  ] as [string[], string?][])("%j is bad usage: 2, with advice", async (args, advice = "") => {
    const run = await runCli(args, { env: { KANTATA_TOKEN: "any-token", KANTATA_BASE_URL: "http://127.0.0.1:1" } });
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(advice);
  });

  it("with --json bad usage is one document, too", async () => {
    const run = await runCli(["kantata", "list", "--jso", "--json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({ exitCode: 2, error: { kind: "usage" } });
  });

  it("ends quietly if the reader of a list has enough", async () => {
    const invitations = Array.from({ length: 2000 }, (_, n) => ({
      email_address: `p${n}@example.com`,
      full_name: "P",
    }));
    const { env } = await kantataServer({ invitations });
    const child = spawn(process.execPath, [MAIN, "kantata", "list", "--json"], { env: { ...process.env, ...env } });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const [code] = (await once(child, "close")) as [number];
    expect([code, stderr]).toEqual([0, ""]);
  });
});

describe("single calls to Kantata", () => {
  it("list and get print rows; with --json one document a line", async () => {
    const { env } = await kantataServer({
      invitations: [ADA, { ...ADA, email_address: "ben@example.com", pending: false }],
    });
    const list = await runCli(["kantata", "list"], { env });
    expect(list.stdout.split("\n")[0]).toBe("id\temail_address\tfull_name\tpermission\tpending");
    expect(list.stdout).toContain("ada@example.com");
    expect(list.stdout).not.toContain("ben@example.com");
    const all = (await runCli(["kantata", "list", "--all", "--json"], { env })).stdout.trimEnd().split("\n");
    const rows = all.map((line) => JSON.parse(line) as { id: string; email_address: string });
    expect(rows.map(({ email_address }) => email_address).sort()).toEqual(["ada@example.com", "ben@example.com"]);
    const id = rows.find(({ email_address }) => email_address === "ada@example.com")?.id ?? "";
    const one = await runCli(["kantata", "get", id, "--json"], { env });
    expect(JSON.parse(one.stdout)).toMatchObject({ id, ...ADA });
    expect((await runCli(["kantata", "get", id], { env })).stdout).toContain("email_address: ada@example.com\n");
    const missing = await runCli(["kantata", "get", "999999"], { env });
    expect(missing.code).toBe(1);
  });

  it("invite, update, resend, delete and project-invite do what they say", async () => {
    const { fake, env } = await kantataServer();
    const invite = ["kantata", "invite", ADA.email_address, ADA.full_name, "--permission", "Collaborator", "--json"];
    const refused = await runCli(invite, { env });
    expect([refused.code, fake.requests]).toEqual([2, []]);
    const { id } = JSON.parse((await runCli([...invite, "--yes"], { env })).stdout) as { id: string };
    expect(fake.mails.length).toBe(1);
    expect((await runCli(["kantata", "update", id, "--permission", "project_lead"], { env })).code).toBe(0);
    expect(fake.invitations).toMatchObject([{ ...ADA, permission: "project_lead" }]);
    expect((await runCli(["kantata", "resend", id], { env })).code).toBe(2);
    expect((await runCli(["kantata", "resend", id, "--yes"], { env })).code).toBe(0);
    expect(fake.mails.length).toBe(2);
    expect((await runCli(["kantata", "delete", id, "--yes"], { env })).code).toBe(0);
    expect(fake.invitations).toEqual([]);
    const project = ["kantata", "project-invite", "7", "ben@example.com", "Ben", "--role", "maven", "--yes"];
    expect((await runCli(project, { env })).code).toBe(0);
    expect(fake.mails.at(-1)).toMatchObject({ to: "ben@example.com", operationId: "createWorkspaceInvitation" });
  });

  it("says plainly if it is unknown whether somebody was invited: 1, with advice", async () => {
    const { fake, env } = await kantataServer();
    fake.next("createAccountInvitation", trouble.lostAfterCommit());
    const run = await runCli(["kantata", "invite", ADA.email_address, ADA.full_name, "--yes", "--json"], { env });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(
      "It may have happened or not. Do not repeat it before you looked: invitations kantata list --all",
    );
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { kind: "unknown" } });
  });

  it("ends with 3 for a refused token, and with 2 if nobody listens at the address", async () => {
    const { env } = await kantataServer({ anyToken: false });
    expect((await runCli(["kantata", "list"], { env })).code).toBe(3);
    const away = { ...env, KANTATA_BASE_URL: "http://127.0.0.1:1" };
    expect((await runCli(["kantata", "invite", "a@example.com", "A", "--yes"], { env: away })).code).toBe(2);
  });
});

it("all single calls to AVEVA do what they say", async () => {
  const { fake, env } = await avevaServer();
  const run = (...args: string[]): ReturnType<typeof runCli> => runCli(["aveva", ...args, "--json"], { env });
  const { Id } = JSON.parse((await run("invite", USER, "--yes")).stdout) as { Id: string };
  expect(fake.mails.length).toBe(1);
  expect((await run("invite", USER)).code).toBe(2);
  const again = await run("invite", USER, "--yes");
  expect(again.code).toBe(1);
  expect(JSON.parse((await run("get", "--user", USER)).stdout)).toMatchObject({ Id, UserId: USER });
  expect(JSON.parse((await run("get", Id)).stdout)).toMatchObject({ Id });
  expect((await run("get")).code).toBe(2);
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString();
  expect((await run("extend", USER, soon)).code).toBe(0);
  expect((await run("extend", USER, "tomorrow")).code).toBe(2);
  expect(fake.mails.length).toBe(1);
  expect((await run("resend", USER, "--yes")).code).toBe(0);
  expect(fake.mails.length).toBe(2);
  expect(JSON.parse((await run("count")).stdout)).toEqual({ count: 1 });
  expect((await run("list")).stdout.trimEnd().split("\n").length).toBe(1);
  expect((await run("delete", "--user", USER, "--yes")).code).toBe(0);
  expect(fake.invitations).toEqual([]);
  const preview = await runCli(["aveva", "count"], { env: { ...env, AVEVA_API_VERSION: "v1-preview" } });
  expect([preview.code, preview.stderr]).toEqual([2, "Only v1 can do this: set AVEVA_API_VERSION=v1.\n"]);
});
