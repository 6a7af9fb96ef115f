import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createKantataFake } from "@invitation-clients/testing";
import { serve } from "@invitation-clients/testing/http";
import { expect, it, onTestFinished } from "vitest";
import { fileOf } from "../test-support/lists.js";
import { type CliResult, runCli } from "../test-support/run-cli.js";
import { avevaServer, kantataServer, listOfPeople } from "../test-support/servers.js";

// A wrong address ends with 2, because running the command again does not help. A service that was there, and goes away, ends with 4.

const USER = "68a3a33b-b9dd-4eea-884f-87daefc4ff0f";
/** Nobody listens there. */
const NOBODY = "http://127.0.0.1:1";

/** A server that answers every request alike; returns its origin. */
async function serverOf(status: number, type: string, body: string): Promise<string> {
  const server = createServer((_asked, answer) => {
    answer.writeHead(status, { "content-type": type, location: "https://elsewhere.example/" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const PAGE = "<!doctype html><title>Hello</title>";
const WRONG: readonly (readonly [string, () => Promise<string>])[] = [
  ["a host that does not resolve", async () => "http://no-such-host.invalid"],
  ["a port where nobody listens", async () => NOBODY],
  ["an HTML page", () => serverOf(200, "text/html; charset=utf-8", PAGE)],
  ["an HTML page with 404", () => serverOf(404, "text/html", PAGE)],
  ["a 404 in JSON", () => serverOf(404, "application/json", '{"error":"no such path"}')],
  ["a redirect", () => serverOf(302, "text/html", PAGE)],
];

function isTold({ code, stderr }: CliResult, setting: string): void {
  expect(code, stderr).toBe(2);
  expect(stderr).toContain(`Check ${setting}`);
  expect(stderr).not.toMatch(/again/i);
}

it.each(WRONG)("Kantata's commands end with 2 for %s", async (_what, where) => {
  const env = { KANTATA_TOKEN: "t", KANTATA_BASE_URL: `${await where()}/api/v1` };
  const list = await fileOf(listOfPeople(2));
  const run = await runCli(["kantata", "import", list, "--yes", "--json"], { env });
  isTold(run, "KANTATA_BASE_URL");
  expect(JSON.parse(run.stdout)).toMatchObject({
    exitCode: 2,
    outcome: "failed",
    error: { kind: "usage" },
    counts: { "not-attempted": 2 },
  });
  for (const args of [["import", list, "--dry-run"], ["list"], ["check"]]) {
    isTold(await runCli(["kantata", ...args], { env }), "KANTATA_BASE_URL");
  }
});

it.each(WRONG)("AVEVA's commands end with 2 for %s", async (_what, where) => {
  const { env } = await avevaServer();
  const wrong = { ...env, AVEVA_BASE_URL: await where() };
  const list = await fileOf(`userId\n${USER}\n`);
  for (const args of [["import", list, "--yes"], ["import", list, "--dry-run"], ["list"], ["check"]]) {
    isTold(await runCli(["aveva", ...args], { env: wrong }), "AVEVA_BASE_URL");
  }
});

it("a call that would have mailed somebody ends with 2 if nobody listens, and with 1 if a page answers", async () => {
  const invite = (base: string): Promise<CliResult> =>
    runCli(["kantata", "invite", "a@example.com", "A", "--yes"], {
      env: { KANTATA_TOKEN: "t", KANTATA_BASE_URL: base },
    });
  isTold(await invite(NOBODY), "KANTATA_BASE_URL");
  expect((await invite(await serverOf(200, "text/html", PAGE))).code).toBe(1);
});

it("a single object that does not exist is no wrong address", async () => {
  const { env } = await kantataServer();
  expect((await runCli(["kantata", "get", "999"], { env })).code).toBe(1);
});

it("a service that answered and went away ends with 4, in the same run and in the next one", async () => {
  const fake = createKantataFake({ anyToken: true });
  const served = await serve(fake);
  let posts = 0;
  fake.always(({ method }) => {
    posts += method === "POST" ? 1 : 0;
    if (posts === 2) void served.close();
    return undefined;
  });
  const env = { KANTATA_TOKEN: "t", KANTATA_BASE_URL: served.url };
  const list = await fileOf(listOfPeople(150));
  for (const run of ["first", "second"]) {
    const { code, stderr } = await runCli(["kantata", "import", list, "--yes", "--settle-delay", "0.1"], { env });
    expect(code, `${run}: ${stderr}`).toBe(4);
  }
  expect(posts).toBe(2);
});
