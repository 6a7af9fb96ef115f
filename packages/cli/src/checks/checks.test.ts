import { expect, it } from "vitest";
import { runCli } from "../test-support/run-cli.js";
import { avevaServer, kantataServer } from "../test-support/servers.js";

type Found = { exitCode: number; account: string; findings: { name: string; ok: boolean | null; message: string }[] };

async function check(api: string, env: Readonly<Record<string, string>>): Promise<Record<string, boolean | null>> {
  const run = await runCli([api, "check", "--json"], { env });
  const { exitCode, findings } = JSON.parse(run.stdout) as Found;
  expect(run.code).toBe(exitCode);
  return { exitCode: exitCode as never, ...Object.fromEntries(findings.map(({ name, ok }) => [name, ok])) };
}

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ email_address: `p${n}@example.com`, full_name: `P ${n}` }));

it("kantata check sends only reads, and finds nothing to complain about on an ordinary account", async () => {
  const { fake, env } = await kantataServer({ invitations: people(3) });
  fake.invite({ email_address: "later@example.com", full_name: "Later" });
  expect(await check("kantata", env)).toEqual({
    exitCode: 0,
    read: true,
    addresses: true,
    order: true,
    ids: true,
    inviter: true,
    rights: true,
  });
  expect(fake.requests.every(({ method }) => method === "GET")).toBe(true);
  const words = await runCli(["kantata", "check"], { env });
  expect(words.stdout).toContain(`Account: ${env.KANTATA_BASE_URL}\n`);
  expect(words.stdout).toContain("  ok  The e-mail addresses are visible, so import can tell who is invited.\n");
});

it("kantata check says what an empty account cannot tell", async () => {
  const { env } = await kantataServer();
  expect(await check("kantata", env)).toEqual({
    exitCode: 0,
    read: true,
    addresses: null,
    order: null,
    ids: null,
    inviter: null,
    rights: null,
  });
});

it("kantata check ends with 1 if the list is not sorted, or hides addresses", async () => {
  // All of them were made in the same second, as in a list that ignores the order.
  const unsorted = await kantataServer({ invitations: people(200) });
  expect(await check("kantata", unsorted.env)).toMatchObject({ exitCode: 1, order: false });
  const rewrite = (body: string): string => body.replace(/"email_address":"[^"]*",?/g, "");
  const hiding = await kantataServer({ invitations: people(2), rewrite });
  expect(await check("kantata", hiding.env)).toMatchObject({ exitCode: 1, addresses: false });
});

it("kantata check tells rights by the rates that the token sees, and ids that do not ascend", async () => {
  const { env } = await kantataServer({
    invitations: people(3),
    viewer: "collaborator",
    idsAscend: false,
    idsShown: "never",
  });
  expect(await check("kantata", env)).toMatchObject({ exitCode: 0, rights: null, ids: true });
});

it("a check ends with 3 if the token is refused", async () => {
  const { env } = await kantataServer({ anyToken: false });
  expect((await runCli(["kantata", "check"], { env })).code).toBe(3);
});

it("aveva check looks at the tenant and sends only reads", async () => {
  const { fake, env } = await avevaServer({ invitations: [{ UserId: "68a3a33b-b9dd-4eea-884f-87daefc4ff0f" }] });
  expect(await check("aveva", env)).toEqual({
    exitCode: 0,
    token: true,
    read: true,
    issued: true,
    users: true,
    count: true,
    rights: null,
  });
  expect(fake.requests.every(({ method }) => method === "GET" || method === "HEAD")).toBe(true);
  expect(await check("aveva", { ...env, AVEVA_API_VERSION: "v1-preview" })).not.toHaveProperty("count");
});
