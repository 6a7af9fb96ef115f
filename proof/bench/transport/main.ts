// `node proof/bench/transport/main.ts [rounds]`: 50 calls at once on loopback, through whole clients and through what lies beneath
// them. Rounds are interleaved, and ratios are taken within a round, so that a busy machine is busy for all alike.
import { fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { createKantataClient } from "../../../packages/kantata-ox/dist/index.js";
import { createNodeFetch } from "../../../packages/runtime/dist/node/index.js";

const AT_ONCE = 50;
const BATCHES = 40;
const rounds = Number(process.argv[2] ?? 40);

// The versions that the runtime ships with.
const require = createRequire(new URL("../../../packages/runtime/package.json", import.meta.url));
const { request, Agent } = require("undici") as typeof import("undici");
const openapiFetch = require("openapi-fetch") as {
  default: (options: object) => { GET(path: string, init: object): Promise<{ data?: unknown }> };
};
const versionOf = (name: string): string =>
  (
    require(
      join(require.resolve(name).split(`node_modules/${name}/`)[0] ?? "", "node_modules", name, "package.json"),
    ) as { version: string }
  ).version;

const server = fork(join(import.meta.dirname, "server.ts"), { execArgv: ["--no-warnings"] });
const [port] = (await once(server, "message")) as [number];
const baseUrl = `http://127.0.0.1:${port}`;
const authorization = "Bearer a-token";
const options = { accessToken: "a-token", baseUrl, maxConcurrency: AT_ONCE };
const nodeFetch = createNodeFetch();
const overFetch = createKantataClient(options);
const overNodeFetch = createKantataClient({ ...options, fetch: nodeFetch });
const bare = openapiFetch.default({ baseUrl, headers: { authorization } });
const dispatcher = new Agent();
const url = `${baseUrl}/account_invitations/42`;

const contenders: Record<string, () => Promise<unknown>> = {
  "whole client, global fetch": () => overFetch.accountInvitations.get(42),
  "whole client, createNodeFetch": () => overNodeFetch.accountInvitations.get(42),
  "bare openapi-fetch, global fetch": () =>
    bare.GET("/account_invitations/{id}", { params: { path: { id: 42 } } }).then(({ data }) => data),
  // A call that ends in time, as all of ours do.
  "openapi-fetch with AbortSignal.timeout": () =>
    bare
      .GET("/account_invitations/{id}", { params: { path: { id: 42 } }, signal: AbortSignal.timeout(30_000) })
      .then(({ data }) => data),
  "bare global fetch": () => fetch(url, { headers: { authorization } }).then((answer) => answer.json()),
  "bare createNodeFetch": () =>
    nodeFetch(url, { headers: new Headers({ authorization }) }).then((answer) => (answer as Response).json()),
  "bare undici.request": () => request(url, { headers: { authorization }, dispatcher }).then(({ body }) => body.json()),
};

interface Timed {
  /** Microseconds per call on the clock, which a busy machine lengthens. */
  readonly clock: number;
  /** Microseconds per call of this process's own work, all threads. */
  readonly cpu: number;
}

async function time(call: () => Promise<unknown>): Promise<Timed> {
  const before = process.cpuUsage();
  const start = performance.now();
  for (let batch = 0; batch < BATCHES; batch += 1) await Promise.all(Array.from({ length: AT_ONCE }, call));
  const clock = (performance.now() - start) * 1000;
  const { user, system } = process.cpuUsage(before);
  return { clock: clock / (BATCHES * AT_ONCE), cpu: (user + system) / (BATCHES * AT_ONCE) };
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

const names = Object.keys(contenders);
const times = new Map<string, Timed[]>(names.map((name) => [name, []]));
// The first two rounds warm up.
for (let round = -2; round < rounds; round += 1) {
  // In any order, so that none always follows the same one, whose garbage it would have to collect.
  const order = names.map((name) => ({ name, at: Math.random() })).sort((a, b) => a.at - b.at);
  for (const { name } of order) {
    const timed = await time(contenders[name] as () => Promise<unknown>);
    if (round >= 0) times.get(name)?.push(timed);
  }
}

/** How many times faster than another, as the median over the rounds. */
function ratio(name: string, than: string, kind: keyof Timed): number {
  const others = times.get(than) ?? [];
  return median((times.get(name) ?? []).map((timed, round) => (others[round]?.[kind] ?? Number.NaN) / timed[kind]));
}

console.log(
  `Node ${process.version}, undici ${versionOf("undici")} (in Node: ${process.versions.undici}), openapi-fetch ${versionOf("openapi-fetch")}`,
);
console.log(
  `${availableParallelism()} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}; ${AT_ONCE} calls at once, ${rounds} rounds of ${BATCHES}\n`,
);
console.log("                                         on the clock        own CPU time");
for (const name of names) {
  const own = times.get(name) ?? [];
  const cells = (["clock", "cpu"] as const).map((kind) => {
    const micros = median(own.map((timed) => timed[kind]));
    return `${micros.toFixed(0).padStart(5)} µs ${ratio(name, "bare global fetch", kind).toFixed(2)}x`;
  });
  console.log(`${name.padEnd(38)} ${cells.join("      ")}`);
}
for (const [name, than, target] of [
  ["whole client, createNodeFetch", "bare global fetch", 2],
  ["whole client, global fetch", "bare openapi-fetch, global fetch", 0.95],
] as const) {
  const found = ratio(name, than, "clock");
  const verdict = found >= target ? "holds" : "does NOT hold";
  console.log(
    `\n${name}, against ${than}: ${found.toFixed(2)}x, target >= ${target.toFixed(2)}: ${verdict} in this run`,
  );
}
await Promise.all([nodeFetch.close(), dispatcher.close()]);
server.disconnect();
