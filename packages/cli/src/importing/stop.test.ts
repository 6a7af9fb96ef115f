import { readFile } from "node:fs/promises";
import { trouble } from "@invitation-clients/testing";
import { expect, it } from "vitest";
import { fileOf } from "../test-support/lists.js";
import { runCli, startCli } from "../test-support/run-cli.js";
import { columnOf, kantataServer, listOfPeople } from "../test-support/servers.js";

const IMPORT = ["kantata", "import"];

/** A server that keeps the second request that invites until the test lets it go. */
async function holdingServer() {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let tell: () => void = () => {};
  const arrived = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let posts = 0;
  const server = await kantataServer({
    onRequest: async (method) => {
      if (method !== "POST") return;
      posts += 1;
      if (posts < 2) return;
      tell();
      await held;
    },
  });
  return { ...server, arrived, release };
}

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s lets the request under way finish; the next run goes on",
  async (signal) => {
    const { fake, env, arrived, release } = await holdingServer();
    const list = await fileOf(listOfPeople(200));
    const run = startCli([...IMPORT, list, "--yes", "--json"], { env });
    await arrived;
    run.child.kill(signal);
    await run.shows("Stopping after the request under way");
    release();
    const { code, stdout, stderr } = await run.ended;
    expect(code, stderr).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 4,
      outcome: "stopped",
      counts: { created: 100, "not-attempted": 100 },
    });
    expect(stderr).toContain("100 of 200 done.");
    expect(stderr).toContain("100 of 200 people are left; run the same command again to go on");
    const result = (): Promise<string> => readFile(list.replace(".csv", ".result.csv"), "utf8");
    expect(columnOf(await result(), "status").filter((status) => status === "created").length).toBe(100);
    expect((await runCli([...IMPORT, list, "--yes"], { env })).code).toBe(0);
    expect(new Set(columnOf(await result(), "status"))).toEqual(new Set(["created"]));
    expect(new Set(fake.mails.map(({ to }) => to)).size).toBe(200);
    expect(fake.mails.length).toBe(200);
  },
);

it("a second Ctrl-C stops at once, and says how to go on; the next run looks for whom it does not know about", async () => {
  const { fake, env, arrived, release } = await holdingServer();
  const list = await fileOf(listOfPeople(100));
  const run = startCli([...IMPORT, list, "--yes"], { env });
  await arrived;
  run.child.kill("SIGINT");
  await run.shows("Stopping after");
  run.child.kill("SIGINT");
  const { code, stderr } = await run.ended;
  expect(code).toBe(4);
  expect(stderr).toContain("Stopped at once. Run the same command again to go on.");
  release();
  const next = await runCli([...IMPORT, list, "--yes", "--settle-delay", "2"], { env });
  expect(next.code, next.stderr).toBe(0);
  expect(next.stderr).toContain("before it knew about 50 people");
  expect(fake.mails.length).toBe(100);
});

it("a signal ends a wait at once: what is unknown is settled by the next run", async () => {
  const { fake, env } = await kantataServer();
  fake.next("createAccountInvitation", trouble.lostBeforeCommit());
  const list = await fileOf(listOfPeople(60));
  const run = startCli([...IMPORT, list, "--yes", "--settle-delay", "3600"], { env });
  await run.shows("looks at the account's invitations, until");
  run.child.kill("SIGINT");
  const { code, stderr } = await run.ended;
  expect(code, stderr).toBe(4);
  const next = await runCli([...IMPORT, list, "--yes", "--settle-delay", "0.1"], { env });
  expect(next.code, next.stderr).toBe(0);
  expect(fake.mails.length).toBe(60);
});

it("a signal ends a run whose request then gets no answer: it does not stay to look", async () => {
  let arrived: () => void = () => {};
  const posted = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let lose: () => void = () => {};
  let isFirst = true;
  const { fake, env } = await kantataServer({
    onRequest: async (method) => {
      if (method !== "POST" || !isFirst) return;
      isFirst = false;
      arrived();
      await new Promise<void>((_, reject) => {
        lose = () => reject(new Error("lost"));
      });
    },
  });
  const list = await fileOf(listOfPeople(60));
  const run = startCli([...IMPORT, list, "--yes", "--settle-delay", "3600"], { env });
  await posted;
  run.child.kill("SIGINT");
  await run.shows("Stopping after");
  lose();
  const { code, stderr } = await run.ended;
  expect(code, stderr).toBe(4);
  expect(stderr).toContain("50 unknown, 10 left");
  const next = await runCli([...IMPORT, list, "--yes", "--settle-delay", "0.1"], { env });
  expect(next.code, next.stderr).toBe(0);
  expect(fake.mails.length).toBe(60);
});
