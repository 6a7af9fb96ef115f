// How the transport for Node affects its process, on the oldest supported Node. The unit tests run on a later version.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createSocketServer } from "node:net";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { holds, runAll } from "./suite/check.js";

const TIMEOUT = 30_000;
const IMPORT = 'import { createNodeFetch } from "@invitation-clients/kantata-ox/node";\n';

/** Runs a module in a new process, and resolves with how it ended and what it printed. */
function child(source) {
  return new Promise((resolve) => {
    const args = ["--input-type=module", "-e", source];
    execFile(process.execPath, args, { timeout: TIMEOUT }, (error, stdout, stderr) => {
      resolve({
        ended: error ? `${error.code ?? error.signal}: ${stderr.slice(0, 200)}` : "well",
        said: stdout.trim(),
      });
    });
  });
}

async function listening(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

async function says(source, expected) {
  const { ended, said } = await child(source);
  holds(
    ended === "well" && said === expected,
    `expected ${JSON.stringify(expected)} and a process that ends: ${said} (${ended})`,
  );
}

const body = randomBytes(2 ** 20);
const codings = {
  gzip: gzipSync(body, { level: 1 }),
  br: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};
const api = createServer(({ url }, response) => {
  const coding = url.slice(1);
  if (!Object.hasOwn(codings, coding)) return response.end('{"a":1}');
  response.writeHead(200, { "content-encoding": coding, connection: "close" });
  response.end(codings[coding]);
});
const silent = createSocketServer((socket) => socket.on("error", () => {}).resume());
const hangingUp = createSocketServer((socket) => socket.on("error", () => {}).end());
const [apiPort, silentPort, hangingUpPort] = await Promise.all([api, silent, hangingUp].map(listening));

const results = await runAll([
  ...Object.keys(codings).map((coding) => [
    `${coding} with connection: close is read whole`,
    () =>
      says(
        `${IMPORT}const response = await createNodeFetch({ proxy: false })("http://127.0.0.1:${apiPort}/${coding}");
        console.log((await response.arrayBuffer()).byteLength);`,
        String(body.length),
      ),
  ]),
  [
    "a process ends while connections are idle",
    () =>
      says(
        `${IMPORT}const fetch = createNodeFetch({ proxy: false, keepAliveTimeout: 600000 });
        console.log(await (await fetch("http://127.0.0.1:${apiPort}/")).text());`,
        '{"a":1}',
      ),
  ],
  [
    "a process ends after a call that timed out while it connected",
    () =>
      says(
        `${IMPORT}const fetch = createNodeFetch({ proxy: false, connectTimeout: 600000 });
        const signal = AbortSignal.timeout(50);
        await fetch("https://127.0.0.1:${silentPort}", { signal }).catch((error) => console.log(error.name));`,
        "TimeoutError",
      ),
  ],
  [
    "a process ends after a proxy that hung up",
    () =>
      says(
        `${IMPORT}const fetch = createNodeFetch({ proxy: "http://127.0.0.1:${hangingUpPort}" });
        await fetch("https://api.example.com").catch((error) => console.log(error.message));`,
        "fetch failed",
      ),
  ],
  [
    "the platform's fetch keeps its own connections",
    () =>
      says(
        `const agents = () => [1, 2].map((version) => globalThis[Symbol.for("undici.globalDispatcher." + version)]);
        const { createNodeFetch } = await import("@invitation-clients/kantata-ox/node");
        await createNodeFetch({ proxy: false })("http://127.0.0.1:${apiPort}/");
        // The platform's fetch uses an agent that another copy of undici has set globally.
        await fetch("data:,a");
        const { default: Agent } = await import("undici/lib/dispatcher/agent.js");
        console.log(agents().some((agent) => agent instanceof Agent));`,
        "false",
      ),
  ],
]);
console.log(`RESULT ${JSON.stringify(results)}`);
for (const server of [api, silent, hangingUp]) server.close();
process.exit();
