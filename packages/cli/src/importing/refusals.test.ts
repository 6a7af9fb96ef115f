import { chmod, copyFile, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { fileOf, testFolder } from "../test-support/lists.js";
import { MAIN, runCli, startCli, startShell } from "../test-support/run-cli.js";
import { columnOf, kantataServer, listOfPeople } from "../test-support/servers.js";

const IMPORT = ["kantata", "import"];

it("a second run of the same list is refused while the first runs", async () => {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrived: () => void = () => {};
  const posted = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const { fake, env } = await kantataServer({
    onRequest: async (method) => {
      if (method !== "POST") return;
      arrived();
      await held;
    },
  });
  const list = await fileOf(listOfPeople(3));
  const first = startCli([...IMPORT, list, "--yes"], { env });
  await posted;
  const second = await runCli([...IMPORT, list, "--yes"], { env });
  expect(second.code).toBe(2);
  expect(second.stderr).toContain("Wait until that run has ended");
  release();
  expect((await first.ended).code).toBe(0);
  expect(fake.mails.length).toBe(3);
});

it.skipIf(process.platform === "win32")("a list and a symbolic link to it have one journal", async () => {
  const { fake, env } = await kantataServer();
  const list = await fileOf(listOfPeople(2));
  const link = join(testFolder(), "link.csv");
  await symlink(list, link);
  const first = await runCli([...IMPORT, link, "--yes"], { env });
  expect(first.code, first.stderr).toBe(0);
  expect(await readFile(`${list}.journal`, "utf8")).toContain('"send":[0,1]');
  const second = await runCli([...IMPORT, list, "--yes"], { env });
  expect(second.stderr).toContain("Nothing is left to do");
  expect(fake.mails.length).toBe(2);
});

it.each([
  ["the list", ["--journal", "./people.csv"]],
  ["the result", ["--journal", "./people.result.csv"]],
  ["the journal", ["--out", "./people.csv.journal"]],
])("another spelling of %s is no place of its own", async (_, options) => {
  const { fake, env } = await kantataServer();
  const list = await fileOf(listOfPeople(2));
  const run = await runCli([...IMPORT, "people.csv", "--yes", ...options], { env, cwd: dirname(list) });
  expect(run.code).toBe(2);
  expect(run.stderr).toContain("must name two files");
  expect(fake.requests).toEqual([]);
});

it.each([
  ["another list", (header: object) => ({ ...header, file: "sha256:0" }), "belongs to another list"],
  [
    "another account",
    (header: object) => ({ ...header, account: "https://elsewhere" }),
    "is about the account https://elsewhere",
  ],
  ["another API", (header: object) => ({ ...header, api: "aveva-identity" }), "is about aveva-identity"],
  ["another version", (header: object) => ({ ...header, version: 2 }), "another version of this program"],
])("the journal of %s is refused", async (_, change, message) => {
  const { fake, env } = await kantataServer();
  const list = await fileOf(listOfPeople(2));
  expect((await runCli([...IMPORT, list, "--yes"], { env })).code).toBe(0);
  const [header = "", ...rest] = (await readFile(`${list}.journal`, "utf8")).split("\n");
  await writeFile(`${list}.journal`, [JSON.stringify(change(JSON.parse(header) as object)), ...rest].join("\n"));
  const requests = fake.requests.length;
  const run = await runCli([...IMPORT, list, "--yes"], { env });
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(message);
  expect(fake.requests.length).toBe(requests);
});

it("the journal of another list is refused, also if only --map differs", async () => {
  const { env } = await kantataServer();
  const list = await fileOf("Mail,Other,Name\na@example.com,b@example.com,Ada\n");
  const imported = (map: string): ReturnType<typeof runCli> =>
    runCli([...IMPORT, list, "--yes", "--map", map], { env });
  expect((await imported("Mail=email_address")).code).toBe(0);
  expect((await imported("Other=email_address")).code).toBe(2);
  const other = await fileOf(listOfPeople(1));
  await copyFile(`${list}.journal`, `${other}.journal`);
  expect((await runCli([...IMPORT, other, "--yes"], { env })).code).toBe(2);
});

it("a token that was renewed goes on with the journal, and the journal has no secret", async () => {
  const { env } = await kantataServer();
  const list = await fileOf(listOfPeople(2));
  expect((await runCli([...IMPORT, list, "--yes"], { env })).code).toBe(0);
  expect((await runCli([...IMPORT, list], { env: { ...env, KANTATA_TOKEN: "the-renewed-token" } })).code).toBe(0);
  expect(await readFile(`${list}.journal`, "utf8")).not.toMatch(/token/i);
});

it("nothing is sent if the journal or the result cannot be written", async () => {
  const { fake, env } = await kantataServer();
  const list = await fileOf(listOfPeople(2));
  // Nobody can create files in /proc, not even root.
  const places = [join(testFolder(), "missing", "file"), ...(process.platform === "linux" ? ["/proc/file"] : [])];
  for (const place of places) {
    for (const option of ["--journal", "--out"]) {
      const run = await runCli([...IMPORT, list, "--yes", option, place], { env });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain("cannot be");
    }
  }
  expect(fake.mails).toEqual([]);
});

it.skipIf(process.platform === "win32")("nothing is sent from a read-only folder", async () => {
  const { fake, env } = await kantataServer();
  const folder = testFolder();
  const list = join(folder, "people.csv");
  await writeFile(list, listOfPeople(2));
  await chmod(folder, 0o500);
  // The superuser may write everywhere, unless it gives up that capability.
  const as = process.getuid?.() === 0 ? "setpriv --bounding-set=-dac_override --" : "";
  const run = await startShell(`exec ${as} "${process.execPath}" "${MAIN}" kantata import "${list}" --yes`, { env })
    .ended;
  await chmod(folder, 0o700);
  expect(run.code, run.stderr).toBe(2);
  expect(run.stderr).toContain("permission");
  expect(fake.requests).toEqual([]);
});

it.skipIf(process.platform === "win32")("a device is no journal", async () => {
  const { fake, env } = await kantataServer();
  const run = await runCli([...IMPORT, await fileOf(listOfPeople(2)), "--yes", "--journal", "/dev/null"], { env });
  expect(run.code).toBe(2);
  expect(run.stderr).toContain("is not a file");
  expect(fake.requests).toEqual([]);
});

it.skipIf(process.platform === "win32")("nothing is sent if the disk is full when the journal begins", async () => {
  const { fake, env } = await kantataServer();
  const list = await fileOf(listOfPeople(2));
  const script = `ulimit -f 0; trap '' XFSZ; exec "${process.execPath}" "${MAIN}" kantata import "${list}" --yes`;
  const run = await startShell(script, { env }).ended;
  expect(run.code).toBe(2);
  expect(run.stderr).toContain("(EFBIG)");
  expect(fake.requests).toEqual([]);
});

it.skipIf(process.platform === "win32")(
  "a journal that cannot grow stops the run before the next request, and the next run goes on",
  async () => {
    const { fake, env } = await kantataServer();
    const list = await fileOf(listOfPeople(2500));
    // Blocks of 512 bytes, or of 1,024: too few for fifty batches either way.
    const script = `ulimit -f 160; trap '' XFSZ; exec "${process.execPath}" "${MAIN}" kantata import "${list}" --yes`;
    const run = await startShell(script, { env }).ended;
    expect(run.code, run.stderr).toBe(2);
    expect(run.stderr).toContain("cannot be written");
    const journal = await readFile(`${list}.journal`, "utf8");
    expect(fake.mails.length).toBeGreaterThan(0);
    for (const { to } of fake.mails) {
      const position = Number(/p(\d+)@/.exec(to)?.[1]) - 1;
      expect(journal).toMatch(new RegExp(`[[,]${position}[\\],]`));
    }
    expect(fake.mails.length).toBeLessThan(2500);
    const again = await runCli([...IMPORT, list, "--yes", "--settle-delay", "0.5"], { env });
    expect(again.code, again.stderr).toBe(0);
    expect(fake.mails.length).toBe(2500);
    expect(columnOf(await readFile(list.replace(".csv", ".result.csv"), "utf8"), "status").length).toBe(2500);
  },
);

it("after a run that sent nothing, the list may be mended: no journal is left", async () => {
  const { fake, env } = await kantataServer({ anyToken: false, accessToken: "the-right-token" });
  const list = await fileOf(listOfPeople(3));
  const right = { ...env, KANTATA_TOKEN: "the-right-token" };
  expect((await runCli([...IMPORT, list, "--yes"], { env })).code).toBe(3);
  expect((await runCli([...IMPORT, list], { env: right })).code).toBe(2);
  expect((await runCli([...IMPORT, list, "--yes", "--max", "2"], { env: right })).code).toBe(2);
  await expect(readFile(`${list}.journal`)).rejects.toThrow("ENOENT");
  await writeFile(list, listOfPeople(2));
  expect((await runCli([...IMPORT, list, "--yes", "--max", "2"], { env: right })).code).toBe(0);
  expect(fake.mails.length).toBe(2);
});
