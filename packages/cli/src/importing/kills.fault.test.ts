import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { fileOf } from "../test-support/lists.js";
import { startCli } from "../test-support/run-cli.js";
import { columnOf, kantataServer, listOfPeople } from "../test-support/servers.js";

/** The deep tests kill a hundred times, and others in proportion. */
const KILLS = Math.min(100, Math.ceil(Number(process.env.FAULT_RUNS ?? 500) / 100));
const PEOPLE = 500;
/** The server carries out a request up to this many milliseconds late, and a run waits far longer before it decides. */
const LATEST_COMMIT = 300;
const SETTLE_DELAY = "3";

it(`an import of ${PEOPLE} people that is killed ${KILLS} times at random points mails everybody exactly once`, {
  timeout: 3_600_000,
}, async () => {
  for (let kills = 0; kills < KILLS; ) kills += await killedImport(KILLS - kills);
});

/** Imports one list, and kills the import at most so many times. Returns how often it was killed. */
async function killedImport(most: number): Promise<number> {
  let left = Number.POSITIVE_INFINITY;
  let kill: () => void = () => {};
  const { fake, env } = await kantataServer({
    delay: (method) => (method === "POST" ? Math.random() * LATEST_COMMIT : 0),
    onRequest: () => {
      left -= 1;
      // Sometimes before the request is carried out, sometimes after it was answered.
      if (left === 0) setTimeout(() => kill(), Math.random() * 2 * LATEST_COMMIT);
    },
  });
  const list = await fileOf(listOfPeople(PEOPLE));
  for (let kills = 0; ; ) {
    const mortal = kills < most;
    left = mortal ? 1 + Math.floor(Math.random() * 5) : Number.POSITIVE_INFINITY;
    const run = startCli(["kantata", "import", list, "--yes", "--settle-delay", SETTLE_DELAY], { env });
    kill = () => run.child.kill("SIGKILL");
    const { code, stderr } = await run.ended;
    if (code === null) {
      kills += 1;
      continue;
    }
    expect(code, stderr).toBe(0);
    const mailed = fake.mails.map(({ to }) => to).sort();
    const wanted = Array.from({ length: PEOPLE }, (_, n) => `p${n + 1}@example.com`);
    expect(mailed).toEqual([...wanted].sort());
    const result = await readFile(list.replace(".csv", ".result.csv"), "utf8");
    expect(columnOf(result, "Email")).toEqual(wanted);
    expect(new Set(columnOf(result, "status"))).toEqual(new Set(["created"]));
    const ids = new Map(fake.invitations.map(({ email_address, id }) => [email_address, id]));
    expect(columnOf(result, "invitation_id")).toEqual(wanted.map((address) => ids.get(address)));
    return kills;
  }
}
