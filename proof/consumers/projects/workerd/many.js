// Serves a Worker whose requests share one client, and sends it visitors: many at once; while a rate limit pauses the client;
// and after visitors who were answered before their calls ended. workerd drops such calls together with their timers.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { build } from "esbuild";
import { runAll, same } from "./suite/check.js";

const program = process.argv[2];
const MOST = 16;

/** The part of Kantata that the visitors need. `of(name)` counts the requests under that name. */
function startUpstream() {
  const counts = new Map();
  const of = (name) => {
    if (!counts.has(name)) counts.set(name, { requests: 0, tokens: 0, open: 0, most: 0 });
    return counts.get(name);
  };
  const server = createServer((request, response) => {
    const [, name, ...rest] = new URL(request.url, "http://stage").pathname.split("/");
    const seen = of(name);
    const json = (status, body, headers = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    if (rest[0] === "token") {
      seen.tokens += 1;
      if (name === "no-token" && seen.tokens === 1) return;
      return void setTimeout(() => response.end("a-token"), 20);
    }
    seen.requests += 1;
    if (rest[1] === "silent" || request.url.includes("page=2")) return;
    if (name === "paused" && seen.requests === 1) return json(429, {}, { "retry-after": "1" });
    seen.open += 1;
    seen.most = Math.max(seen.most, seen.open);
    const row = { id: "1", email_address: "a@example.com", full_name: "A", pending: true };
    const body = {
      count: 3,
      results: [{ key: "account_invitations", id: "1" }],
      account_invitations: { 1: row },
      meta: { count: 3, page_count: 3, page_number: 1, page_size: 1 },
    };
    setTimeout(() => {
      seen.open -= 1;
      json(200, body);
    }, 30);
  });
  return { server, of };
}

async function listening(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

const upstream = startUpstream();
const stage = `http://127.0.0.1:${await listening(upstream.server)}`;
const placeholder = createServer();
const port = await listening(placeholder);
placeholder.close();

const options = { bundle: true, format: "esm", platform: "browser", conditions: ["workerd"], logLevel: "error" };
await build({ entryPoints: ["visitors.js"], outfile: "out/visitors.js", ...options });
// By default Workers reach public addresses only, but the stage is on loopback.
const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .visitors),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const visitors :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "visitors.js")],
  bindings = [(name = "STAGE", text = "${stage}")],
  compatibilityDate = "2026-01-01",
);
`;
await writeFile("out/many.capnp", config);
// Its messages about hung code are in the responses too, so stderr is ignored.
const workerd = spawn(program, ["serve", "out/many.capnp"], { stdio: ["ignore", "inherit", "ignore"] });

const visit = async (path) => {
  const response = await fetch(`http://127.0.0.1:${port}/${path}`, { signal: AbortSignal.timeout(9_000) });
  const text = await response.text();
  return response.ok ? text : `${response.status} ${text}`;
};
/** The different responses to several visitors at once. */
const answers = async (count, path) => {
  const all = await Promise.all(Array.from({ length: count }, () => visit(path).catch((error) => error.message)));
  return [...new Set(all)].join("; ");
};
const isReady = () => visit("any/ready").catch(() => undefined);
for (let left = 100; left > 0 && (await isReady()) === undefined; left -= 1) {
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const tests = [
  [
    "24 visitors at once",
    async () => {
      same(await answers(24, "many/call"), "served", "the answers");
      same(upstream.of("many").most <= MOST, true, "calls in flight within maxConcurrency");
      same(upstream.of("many").tokens <= 24, true, "tokens asked for");
    },
  ],
  [
    "100 visitors at once, with a cached token",
    async () => {
      await visit("more/call");
      same(await answers(100, "more/call"), "served", "the answers");
      same(upstream.of("more").most <= MOST, true, "calls in flight within maxConcurrency");
    },
  ],
  [
    "visitors while a 429 pauses the client",
    async () => {
      const first = visit("paused/call");
      while (upstream.of("paused").requests === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      const others = answers(8, "paused/call");
      same(await first, "served", "the answer to the first");
      same(await others, "served", "the answers to the others");
      same(upstream.of("paused").requests, 10, "requests");
    },
  ],
  [
    "calls still work after 20 visitors left a call unfinished",
    async () => {
      same(await answers(20, "left/half"), "served", "the answers to them");
      same(await answers(24, "left/call"), "served", "the answers after them");
    },
  ],
  [
    "calls still work after a visitor left 30 calls unfinished, most of them in the queue",
    async () => {
      same(await visit("crowd/crowd"), "served", "the answer");
      same(await answers(24, "crowd/call"), "served", "the answers after it");
    },
  ],
  [
    "calls still work after 20 visitors left a list while a page was loading",
    async () => {
      same(await answers(10, "list/list"), "served", "the answers to the first ten");
      same(await answers(10, "list/first"), "served", "the answers to the others");
      same(await answers(24, "list/call"), "served", "the answers after them");
    },
  ],
  [
    "a token request that never ends fails the calls that wait for it, and no later ones",
    async () => {
      const answer = await answers(3, "no-token/call");
      same(answer.split(":")[0], "599 TokenError", "the answers to the first");
      same(await answers(24, "no-token/call"), "served", "the answers after them");
    },
  ],
];

try {
  console.log(`RESULT ${JSON.stringify(await runAll(tests))}`);
} finally {
  workerd.kill();
  upstream.server.closeAllConnections();
  upstream.server.close();
}
