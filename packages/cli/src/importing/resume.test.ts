import { expect, it } from "vitest";
import { fileOf } from "../test-support/lists.js";
import { runCli, startCli } from "../test-support/run-cli.js";
import { kantataServer, listOfPeople } from "../test-support/servers.js";

const IMPORT = ["kantata", "import"];

it("the next run waits for a request that the server carries out late, and invites nobody twice", async () => {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrived: () => void = () => {};
  const posted = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let isSecondRun = false;
  let looks = 0;
  const { fake, env } = await kantataServer({
    onRequest: async (method) => {
      if (method === "POST" && !isSecondRun) {
        arrived();
        await held;
      }
      if (method !== "GET" || !isSecondRun) return;
      looks += 1;
      // The first read of the next run does not show what the first run sent. The next read does.
      if (looks === 2) {
        release();
        while (fake.mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  });
  const list = await fileOf(listOfPeople(10));
  const first = startCli([...IMPORT, list, "--yes"], { env });
  await posted;
  first.child.kill("SIGKILL");
  await first.ended;
  isSecondRun = true;
  const second = await runCli([...IMPORT, list, "--yes", "--settle-delay", "1", "--json"], { env });
  expect(second.code, second.stderr).toBe(0);
  expect(JSON.parse(second.stdout)).toMatchObject({ counts: { created: 10 } });
  expect(looks).toBeGreaterThanOrEqual(2);
  expect(fake.mails.length).toBe(10);
});
