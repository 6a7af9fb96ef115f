import { chmod } from "node:fs/promises";
import { expect, it } from "vitest";
import { fileOf, testFolder } from "../test-support/lists.js";
import { runCli } from "../test-support/run-cli.js";
import { avevaServer, kantataServer, SECRET, TOKEN } from "../test-support/servers.js";

const LIST = ["kantata", "list"];

it("a token may come from a file that only its owner can read", async () => {
  const { env } = await kantataServer({ anyToken: false, accessToken: TOKEN });
  const path = await fileOf(`${TOKEN}\n`, "token");
  await chmod(path, 0o600);
  const settings = { KANTATA_BASE_URL: env.KANTATA_BASE_URL ?? "", KANTATA_TOKEN_FILE: path };
  expect((await runCli(LIST, { env: settings })).code).toBe(0);
  const both = await runCli(LIST, { env: { ...settings, KANTATA_TOKEN: TOKEN } });
  expect(both.code).toBe(2);
  expect(both.stderr).toContain("KANTATA_TOKEN and KANTATA_TOKEN_FILE are both set");
  expect(`${both.stdout}${both.stderr}`).not.toContain(TOKEN);
});

it.skipIf(process.platform === "win32").each([0o644, 0o640, 0o604])(
  "a token file of mode %o is refused",
  async (mode) => {
    const { fake, env } = await kantataServer();
    const path = await fileOf(TOKEN, "token");
    await chmod(path, mode);
    const run = await runCli(LIST, { env: { KANTATA_BASE_URL: env.KANTATA_BASE_URL ?? "", KANTATA_TOKEN_FILE: path } });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("which others can read");
    expect(run.stderr).toContain("chmod 600");
    expect(run.stderr).not.toContain(TOKEN);
    expect(fake.requests).toEqual([]);
  },
);

it("a token file that is missing, empty, a folder or of several lines is refused by name", async () => {
  const empty = await fileOf("\n", "token");
  const long = await fileOf("a\nb\n", "token");
  for (const path of [empty, long]) await chmod(path, 0o600);
  for (const path of [empty, long, testFolder(), `${empty}-missing`]) {
    const run = await runCli(LIST, { env: { KANTATA_TOKEN_FILE: path } });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("KANTATA_TOKEN_FILE");
  }
});

it("a token that cannot be sent is bad usage, and its setting is named", async () => {
  const { fake, env } = await kantataServer();
  const path = await fileOf(`Bearer ${TOKEN}\n`, "token");
  await chmod(path, 0o600);
  const { KANTATA_TOKEN: _, ...rest } = env;
  for (const [name, value] of [
    ["KANTATA_TOKEN", `Bearer ${TOKEN}`],
    ["KANTATA_TOKEN", "tök€n"],
    ["KANTATA_TOKEN_FILE", path],
  ] as const) {
    const run = await runCli(LIST, { env: { ...rest, [name]: value } });
    expect(run.code, run.stderr).toBe(2);
    expect(run.stderr).toMatch(new RegExp(`^${name} must`));
    expect(run.stderr).not.toContain(TOKEN);
  }
  expect(fake.requests).toEqual([]);
});

it("all missing settings are named at once", async () => {
  expect((await runCli(LIST)).stderr).toContain("KANTATA_TOKEN is not set");
  const aveva = await runCli(["aveva", "list"], { env: { AVEVA_CLIENT_ID: " " } });
  expect(aveva.code).toBe(2);
  for (const name of ["TENANT_ID", "CLIENT_ID", "CLIENT_SECRET", "API_VERSION", "REGION"]) {
    expect(aveva.stderr).toContain(`AVEVA_${name}`);
  }
});

it("AVEVA's secret may come from a file; wrong versions and regions are refused", async () => {
  const { env } = await avevaServer();
  const path = await fileOf(SECRET, "secret");
  await chmod(path, 0o600);
  const { AVEVA_CLIENT_SECRET: _, ...rest } = env;
  expect((await runCli(["aveva", "list"], { env: { ...rest, AVEVA_CLIENT_SECRET_FILE: path } })).code).toBe(0);
  const version = await runCli(["aveva", "list"], { env: { ...env, AVEVA_API_VERSION: "v2" } });
  expect([version.code, version.stderr]).toEqual([2, "AVEVA_API_VERSION must be v1 or v1-preview.\n"]);
  const { AVEVA_BASE_URL: __, ...withoutUrl } = env;
  const region = await runCli(["aveva", "list"], { env: { ...withoutUrl, AVEVA_REGION: "mars" } });
  expect(region.stderr).toContain("AVEVA_REGION must be one of uswe");
});

it.each(["--token", "--access-token", "--client-secret", "--api-key", "--tokn", "--password"])(
  "%s is refused with advice, and its value is not shown",
  async (option) => {
    for (const args of [[option, TOKEN], [`${option}=${TOKEN}`]]) {
      const run = await runCli([...LIST, ...args, "--json"], { env: { KANTATA_TOKEN: TOKEN } });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain("KANTATA_TOKEN_FILE");
      expect(`${run.stdout}${run.stderr}`).not.toContain(TOKEN);
    }
  },
);

it("no output shows the token, also if somebody gives it as another option", async () => {
  const { env } = await kantataServer();
  const run = await runCli([...LIST, `--tok-en=${TOKEN}`], { env });
  expect(run.code).toBe(2);
  expect(`${run.stdout}${run.stderr}`).not.toContain(TOKEN);
});

it("a wrong setting is named as the person knows it", async () => {
  const kantata = await runCli(LIST, { env: { KANTATA_TOKEN: TOKEN, KANTATA_BASE_URL: "foo" } });
  expect([kantata.code, kantata.stderr]).toEqual([
    2,
    expect.stringMatching(/^KANTATA_BASE_URL must be an absolute URL/),
  ]);
  const empty = await runCli(LIST, { env: { KANTATA_TOKEN: TOKEN, KANTATA_BASE_URL: "" } });
  expect([empty.code, empty.stderr]).toEqual([2, expect.stringMatching(/^KANTATA_BASE_URL is set, but empty/)]);
  const { env } = await avevaServer();
  const url = await runCli(["aveva", "list"], { env: { ...env, AVEVA_BASE_URL: "foo" } });
  expect([url.code, url.stderr]).toEqual([2, expect.stringMatching(/^AVEVA_BASE_URL must be an absolute URL/)]);
  const tenant = await runCli(["aveva", "list"], { env: { ...env, AVEVA_TENANT_ID: "a/b" } });
  expect([tenant.code, tenant.stderr]).toEqual([
    2,
    expect.stringMatching(/^AVEVA_TENANT_ID must be the id of a tenant/),
  ]);
});
