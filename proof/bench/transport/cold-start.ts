// `pnpm bench cold-start`: the time from the start of a process to its first answer, from a server on loopback that is already
// running. Each sample is a new process. The system has the files in its cache; no compiled code is cached.
import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { printClaim } from "../perf/measuring/claim.ts";
import { fixed, median, spread } from "../perf/measuring/numbers.ts";
import { printTable } from "../perf/measuring/table.ts";
import { root } from "../setup/folders.ts";

const SAMPLES = 25;

const server = fork(join(import.meta.dirname, "server.ts"), { execArgv: ["--no-warnings"] });
const [port] = (await once(server, "message")) as [number];
const baseUrl = `http://127.0.0.1:${port}`;
const dist = (file: string): string => JSON.stringify(pathToFileURL(join(root, "packages", file)).href);
// Plain undici is the runtime's own version, by its main file.
const undici = createRequire(join(root, "packages/runtime/package.json")).resolve("undici");

const client = `import { createKantataClient } from ${dist("kantata-ox/dist/index.js")};`;
const nodeFetch = `import { createNodeFetch } from ${dist("kantata-ox/dist/node.js")};`;
const callWith = (options: string): string =>
  `await createKantataClient({ accessToken: "a-token", baseUrl: "${baseUrl}", ${options} }).accountInvitations.get(42);`;

const PROGRAMS = {
  "platform's fetch": `await (await fetch("${baseUrl}")).json();`,
  "plain undici.request": `import { request } from ${JSON.stringify(pathToFileURL(undici).href)};
    await (await request("${baseUrl}")).body.json();`,
  createNodeFetch: `${nodeFetch} await (await createNodeFetch()("${baseUrl}")).json();`,
  "Kantata client, platform's fetch": client + callWith(""),
  "Kantata client, createNodeFetch": client + nodeFetch + callWith("fetch: createNodeFetch()"),
} as const;

/** Milliseconds from the start of a process until the program is done, on the clock of all processes. */
function sampleOf(program: string): number {
  const startedAt = performance.timeOrigin + performance.now();
  // Only the time until the answer counts, not the end of the process.
  const code = `${program}\nprocess.stdout.write(String(performance.timeOrigin + performance.now())); process.exit();`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout) - startedAt;
}

const found = new Map(Object.keys(PROGRAMS).map((name) => [name, [] as number[]]));
for (let sample = -2; sample < SAMPLES; sample += 1) {
  for (const [name, program] of Object.entries(PROGRAMS)) {
    const took = sampleOf(program);
    // The first two samples fill the system's cache and do not count.
    if (sample >= 0) found.get(name)?.push(took);
  }
}
server.disconnect();

/** The median of the ratios within each round, which a busy machine changes less than the times. */
function ratioOf(name: keyof typeof PROGRAMS, than: keyof typeof PROGRAMS): number {
  const others = found.get(than) ?? [];
  return median((found.get(name) ?? []).map((time, sample) => time / (others[sample] ?? Number.NaN)));
}

printTable(
  `From the start of a process to its first answer: milliseconds, median of ${SAMPLES} processes`,
  ["program", "ms", "±%", "ratio"],
  (Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[]).map((name) => {
    const own = found.get(name) ?? [];
    return [name, fixed(median(own), 0), fixed(spread(own), 0), fixed(ratioOf(name, "platform's fetch"))];
  }),
);
const [ours, theirs] = ["Kantata client, createNodeFetch", "Kantata client, platform's fetch"] as const;
printClaim("The client over createNodeFetch, against the same over the platform's fetch", ratioOf(ours, theirs), 1.1);
