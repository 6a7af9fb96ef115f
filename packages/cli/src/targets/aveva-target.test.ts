import { readFile } from "node:fs/promises";
import { trouble } from "@invitation-clients/testing";
import { expect, it } from "vitest";
import { fileOf } from "../test-support/lists.js";
import { runCli, startCli } from "../test-support/run-cli.js";
import { avevaServer, columnOf, SECRET } from "../test-support/servers.js";

const IMPORT = ["aveva", "import"];
const idOf = (n: number): string => `68a3a33b-b9dd-4eea-884f-${String(n).padStart(12, "0")}`;
const users = (count: number): string[] => Array.from({ length: count }, (_, n) => idOf(n + 1));
const listOfUsers = (count: number): string => `userId\n${users(count).join("\n")}\n`;
const resultOf = (list: string): Promise<string> => readFile(list.replace(".csv", ".result.csv"), "utf8");

it.each(["v1", "v1-preview"])(
  "invites all users of a list with %s, and says who had an invitation",
  async (apiVersion) => {
    const { fake, env } = await avevaServer({ invitations: [{ UserId: idOf(2) }] });
    const list = await fileOf(listOfUsers(6));
    const settings = { env: { ...env, AVEVA_API_VERSION: apiVersion } };
    const dry = await runCli([...IMPORT, list, "--dry-run", "--json"], settings);
    expect(JSON.parse(dry.stdout)).toMatchObject({ exitCode: 0, counts: { existing: 1, "not-attempted": 5 } });
    expect(fake.mails).toEqual([]);
    const run = await runCli([...IMPORT, list, "--yes", "--concurrency", "2"], settings);
    expect(run.code, run.stderr).toBe(0);
    expect(`${run.stdout}${run.stderr}${await readFile(`${list}.journal`, "utf8")}`).not.toContain(SECRET);
    expect(columnOf(await resultOf(list), "status")).toEqual([
      "created",
      "existing",
      "created",
      "created",
      "created",
      "created",
    ]);
    expect(columnOf(await resultOf(list), "invitation_id").every((id) => id !== "")).toBe(true);
    expect(fake.mails.map(({ to }) => to).sort()).toEqual([1, 3, 4, 5, 6].map(idOf));
  },
);

it("goes on after a kill and a lost answer, and mails everybody once", async () => {
  let kill: () => void = () => {};
  let posts = 0;
  const { fake, env } = await avevaServer({
    delay: (method) => (method === "POST" ? 50 : 0),
    onRequest: (method, target) => {
      if (method === "POST" && target.includes("Invitation")) posts += 1;
      if (posts === 10) kill();
    },
  });
  const list = await fileOf(listOfUsers(40));
  const first = startCli([...IMPORT, list, "--yes"], { env });
  kill = () => first.child.kill("SIGKILL");
  expect((await first.ended).code).toBe(null);
  fake.next("createUserInvitation", trouble.lostAfterCommit());
  const next = await runCli([...IMPORT, list, "--yes", "--settle-delay", "3"], { env });
  expect(next.code, next.stderr).toBe(0);
  expect(fake.mails.map(({ to }) => to).sort()).toEqual(users(40));
  expect(new Set(columnOf(await resultOf(list), "status"))).toEqual(new Set(["created"]));
});

it("refuses the journal of another tenant, and ends with 3 if the client is refused", async () => {
  const { env } = await avevaServer();
  const list = await fileOf(listOfUsers(2));
  const refused = await runCli([...IMPORT, list, "--yes", "--json"], {
    env: { ...env, AVEVA_CLIENT_SECRET: "wrong-secret" },
  });
  expect(refused.code, refused.stderr).toBe(3);
  expect((await runCli([...IMPORT, list, "--yes"], { env })).code).toBe(0);
  const other = await runCli([...IMPORT, list], { env: { ...env, AVEVA_TENANT_ID: "another-tenant" } });
  expect(other.code).toBe(2);
  expect(other.stderr).toContain("is about the account");
});

it("ends with 2 if nobody listens at the address", async () => {
  const { env } = await avevaServer();
  const list = await fileOf(listOfUsers(2));
  const run = await runCli([...IMPORT, list, "--yes"], { env: { ...env, AVEVA_BASE_URL: "http://127.0.0.1:1" } });
  expect(run.code, run.stderr).toBe(2);
});

it.each(["discoverTokenEndpoint", "requestToken"] as const)(
  "ends with 4 if %s fails: nobody refused the client",
  async (operation) => {
    const { fake, env } = await avevaServer();
    fake.always(operation, trouble.status(503));
    const list = await fileOf(listOfUsers(2));
    const run = await runCli([...IMPORT, list, "--yes"], { env });
    expect(run.code, run.stderr).toBe(4);
    expect(run.stderr).not.toContain("Check the token");
    expect((await runCli(["aveva", "list"], { env })).code).toBe(4);
  },
);

it("a region that takes no writes leaves nobody rejected", async () => {
  const { env } = await avevaServer({ primary: false });
  const list = await fileOf(listOfUsers(6));
  const run = await runCli([...IMPORT, list, "--yes"], { env });
  expect(run.code, run.stderr).toBe(4);
  expect(run.stderr).toContain("405");
  expect(new Set(columnOf(await resultOf(list), "status"))).toEqual(new Set(["not-attempted"]));
});

it("a refused client leaves nobody rejected: the next run goes on", async () => {
  const { fake, env } = await avevaServer();
  fake.next("createUserInvitation", trouble.slow(0), trouble.status(403));
  const list = await fileOf(listOfUsers(5));
  const first = await runCli([...IMPORT, list, "--yes", "--concurrency", "1"], { env });
  expect(first.code, first.stderr).toBe(3);
  expect(columnOf(await resultOf(list), "status").slice(0, 2)).toEqual(["created", "not-attempted"]);
  expect((await runCli([...IMPORT, list, "--yes"], { env })).code).toBe(0);
  expect(fake.mails.length).toBe(5);
});
