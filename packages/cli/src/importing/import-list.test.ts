import { readFile, writeFile } from "node:fs/promises";
import { trouble } from "@invitation-clients/testing";
import { expect, it } from "vitest";
import { fileOf, testFolder } from "../test-support/lists.js";
import { runCli } from "../test-support/run-cli.js";
import { columnOf, kantataServer, listOfPeople, TOKEN } from "../test-support/servers.js";

const resultOf = (list: string): Promise<string> => readFile(list.replace(/\.csv$/, ".result.csv"), "utf8");
const IMPORT = ["kantata", "import"];

it("invites everyone, writes the result beside the list, and says so once more when it is run again", async () => {
  const { fake, env } = await kantataServer({
    invitations: [{ email_address: "P2@example.com", full_name: "Person 2" }],
  });
  const list = await fileOf(listOfPeople(3));
  const first = await runCli([...IMPORT, list, "--yes"], { env });
  expect(first).toMatchObject({ code: 0, stdout: "" });
  expect(first.stderr).toContain("This invites 3 people to Kantata OX at http://127.0.0.1:");
  expect(first.stderr).toContain("can cost money");
  expect(fake.mails.map(({ to }) => to)).toEqual(["p1@example.com", "p3@example.com"]);
  expect(columnOf(await resultOf(list), "status")).toEqual(["created", "existing", "created"]);

  await writeFile(list.replace(".csv", ".result.csv"), "lost");
  const requests = fake.requests.length;
  const second = await runCli([...IMPORT, list], { env });
  expect(second.code).toBe(0);
  expect(second.stderr).toContain("Nothing is left to do: 2 invited, 1 had an invitation already.");
  expect(fake.requests.length).toBe(requests);
  expect(columnOf(await resultOf(list), "status")).toEqual(["created", "existing", "created"]);
});

it("without a terminal asks for --yes, and sends nothing", async () => {
  const { fake, env } = await kantataServer();
  const run = await runCli([...IMPORT, await fileOf(listOfPeople(2))], { env });
  expect(run.code).toBe(2);
  expect(run.stderr).toContain("Add --yes");
  expect(fake.requests).toEqual([]);
});

it("--dry-run looks for existing invitations, sends nothing, and leaves no file", async () => {
  const { fake, env } = await kantataServer({
    invitations: [{ email_address: "p1@example.com", full_name: "Person 1" }],
  });
  const list = await fileOf(listOfPeople(2));
  const run = await runCli([...IMPORT, list, "--dry-run", "--json"], { env });
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ outcome: "dry-run", counts: { existing: 1, "not-attempted": 1 } });
  expect(run.stderr).toContain("1 person would be invited");
  expect(fake.requests.every(({ method }) => method === "GET")).toBe(true);
  await expect(readFile(`${list}.journal`)).rejects.toThrow("ENOENT");
  await expect(resultOf(list)).rejects.toThrow("ENOENT");
});

it("tells all bad lines by line and column before anything is sent; --skip-invalid leaves them out", async () => {
  const { fake, env } = await kantataServer();
  const list = await fileOf(
    "Email,Name\nada@example,Ada\nben@example.com,\ncara@example.com,Cara\nCARA@example.com,C\n",
  );
  const run = await runCli([...IMPORT, list, "--yes", "--json"], { env });
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(
    /Line 2, column "Email".*\nLine 3, column "Name".*\nLine 5, column "Email".*line 4 already/,
  );
  expect(JSON.parse(run.stdout)).toMatchObject({
    exitCode: 2,
    problemCount: 3,
    problems: [{ line: 2 }, { line: 3 }, { line: 5 }],
  });
  expect(fake.requests).toEqual([]);

  const skipping = await runCli([...IMPORT, list, "--yes", "--skip-invalid", "--json"], { env });
  expect(skipping.code).toBe(1);
  expect(JSON.parse(skipping.stdout)).toMatchObject({ exitCode: 1, counts: { created: 1, invalid: 3 } });
  expect(fake.mails.map(({ to }) => to)).toEqual(["cara@example.com"]);
  const result = await resultOf(list);
  expect(columnOf(result, "status")).toEqual(["invalid", "invalid", "created", "invalid"]);
  expect(result).toContain("is not an e-mail address");
});

it("--max refuses to invite more people", async () => {
  const { fake, env } = await kantataServer();
  const list = await fileOf(listOfPeople(3));
  const refused = await runCli([...IMPORT, list, "--yes", "--max", "2"], { env });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("3 people to invite, more than --max 2");
  expect(fake.requests).toEqual([]);
  expect((await runCli([...IMPORT, list, "--yes", "--max", "3"], { env })).code).toBe(0);
});

it("reads columns, roles and the permission as the options say", async () => {
  const { fake, env } = await kantataServer();
  const list = await fileOf(
    "Contact;Full Name;Role;Permission Level\na@example.com;Ada;Engineer;\nb@example.com;Ben;;Project Lead\n",
  );
  const options = ["--map", "Contact=email_address", "--role", "engineer=31", "--permission", "Collaborator"];
  expect((await runCli([...IMPORT, list, "--yes", ...options], { env })).code).toBe(0);
  expect(fake.invitations).toMatchObject([
    { email_address: "a@example.com", default_role_id: "31", permission: "collaborator" },
    { email_address: "b@example.com", permission: "project_lead" },
  ]);
  const other = await runCli([...IMPORT, list, "--yes"], { env });
  expect(other.code).toBe(2);
});

it("reads standard input, and finds its journal again by the list's digest", async () => {
  const { fake, env } = await kantataServer();
  const [cwd, input] = [testFolder(), listOfPeople(3)];
  const run = await runCli([...IMPORT, "-", "--yes", "--json"], { env, cwd, input });
  expect(run.code).toBe(0);
  const { result, journal } = JSON.parse(run.stdout) as { result: string; journal: string };
  expect(result).toMatch(/^list-[0-9a-f]{12}\.result\.csv$/);
  expect(run.stderr).toContain(`The journal is ${journal}`);
  expect((await runCli([...IMPORT, "-"], { env, cwd, input })).code).toBe(0);
  expect(fake.mails.length).toBe(3);
  const named = await runCli([...IMPORT, "-", "--yes", "--out", "r.csv", "--journal", "j"], { env, cwd, input });
  expect(named.code).toBe(0);
  expect(columnOf(await readFile(`${cwd}/r.csv`, "utf8"), "status")).toEqual(["existing", "existing", "existing"]);
});

it("ends with 1 if the server refuses somebody, and with 3 if it refuses the token; the next run goes on", async () => {
  const { fake, env } = await kantataServer({ duplicates: false, accessToken: TOKEN, anyToken: false });
  const list = await fileOf("Email,Name\nada@example.com,Ada\n");
  const wrong = await runCli([...IMPORT, list, "--yes", "--json"], { env: { ...env, KANTATA_TOKEN: "wrong-token" } });
  expect(wrong.code).toBe(3);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ exitCode: 3, outcome: "refused", counts: { "not-attempted": 1 } });
  expect(`${wrong.stdout}${wrong.stderr}`).not.toContain("wrong-token");
  expect(columnOf(await resultOf(list), "status")).toEqual(["not-attempted"]);
  expect((await runCli([...IMPORT, list, "--yes"], { env })).code).toBe(0);
  expect(fake.mails.length).toBe(1);

  const refusing = await kantataServer();
  refusing.fake.always("createAccountInvitation", trouble.status(422));
  const refused = await runCli([...IMPORT, await fileOf(listOfPeople(1)), "--yes"], { env: refusing.env });
  expect(refused.code).toBe(1);
});

it("ends with 2 if nobody listens at the address, and nothing was sent", async () => {
  const { env } = await kantataServer();
  const list = await fileOf(listOfPeople(1));
  const run = await runCli([...IMPORT, list, "--yes", "--json"], {
    env: { ...env, KANTATA_BASE_URL: "http://127.0.0.1:1" },
  });
  expect(run.code).toBe(2);
  expect(JSON.parse(run.stdout)).toMatchObject({ outcome: "failed", counts: { "not-attempted": 1 } });
});

it("looks again for people whose answer was lost, and invites nobody twice", async () => {
  const { fake, env } = await kantataServer();
  fake.next("createAccountInvitation", trouble.lostAfterCommit(), trouble.lostBeforeCommit());
  const list = await fileOf(listOfPeople(120));
  const run = await runCli([...IMPORT, list, "--yes", "--settle-delay", "1"], { env });
  expect(run.code, run.stderr).toBe(0);
  expect(new Set(fake.mails.map(({ to }) => to)).size).toBe(120);
  expect(fake.mails.length).toBe(120);
});

it("settles rows that ended as unknown when it is run again", async () => {
  const list = await fileOf(listOfPeople(50));
  // The first look before the request works, all looks after it fail.
  let isBlind = false;
  const server = await kantataServer({
    onRequest: (method) => {
      if (method === "POST") isBlind = true;
      if (isBlind && method === "GET") server.fake.always("listAccountInvitations", trouble.status(503));
    },
  });
  server.fake.next("createAccountInvitation", trouble.lostAfterCommit());
  const first = await runCli([...IMPORT, list, "--yes", "--settle-delay", "0.2"], { env: server.env });
  expect(first.code).toBe(1);
  expect(columnOf(await resultOf(list), "status")).toContain("unknown");
  isBlind = false;
  server.fake.calm();
  const second = await runCli([...IMPORT, list, "--yes", "--settle-delay", "0.2"], { env: server.env });
  expect(second.code, second.stderr).toBe(0);
  expect(second.stderr).toContain("An earlier run was stopped before it knew about 50 people");
  expect(new Set(columnOf(await resultOf(list), "status"))).toEqual(new Set(["created"]));
  expect(server.fake.mails.length).toBe(50);
});

it("does not invite again whom the result file of an earlier run names", async () => {
  const { fake, env } = await kantataServer();
  const list = await fileOf(
    "Email,Name,status,invitation_id,message\na@example.com,Ada,created,7,\nb@example.com,Ben,rejected,,no\nc@example.com,Cy,unknown,,may be\n",
  );
  const run = await runCli([...IMPORT, list, "--yes"], { env });
  expect(run.code).toBe(1);
  expect(fake.mails.map(({ to }) => to)).toEqual(["b@example.com"]);
  expect(columnOf(await resultOf(list), "status")).toEqual(["created", "created", "unknown"]);
});

it("sends nothing if the list of invitations hides addresses, and says whose token is needed", async () => {
  const rewrite = (body: string): string => body.replace(/"email_address":"[^"]*",?/g, "");
  const { fake, env } = await kantataServer({
    invitations: [{ email_address: "a@example.com", full_name: "A" }],
    rewrite,
  });
  const run = await runCli([...IMPORT, await fileOf(listOfPeople(2)), "--yes"], { env });
  expect(run.code).toBe(4);
  expect(run.stderr).toContain("use the token of an administrator");
  expect(fake.mails).toEqual([]);
});

it.each([
  ["a token that expires in the middle of a run", trouble.tokenExpired()],
  ["a token whose owner may not invite", trouble.status(403)],
])("%s leaves nobody rejected: the next run goes on with another one", async (_, refusal) => {
  const { fake, env } = await kantataServer();
  fake.next("createAccountInvitation", trouble.slow(0), refusal);
  const list = await fileOf(listOfPeople(100));
  const first = await runCli([...IMPORT, list, "--yes", "--json"], { env });
  expect(first.code, first.stderr).toBe(3);
  expect(JSON.parse(first.stdout)).toMatchObject({ outcome: "refused", counts: { created: 50, "not-attempted": 50 } });
  const second = await runCli([...IMPORT, list, "--yes"], { env: { ...env, KANTATA_TOKEN: "another-token" } });
  expect(second.code, second.stderr).toBe(0);
  expect(new Set(columnOf(await resultOf(list), "status"))).toEqual(new Set(["created"]));
  expect(fake.mails.length).toBe(100);
});
