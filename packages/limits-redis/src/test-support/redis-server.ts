import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

/** A Redis server of the test's own, on a free port of the loopback interface. It keeps nothing on disk. */
export interface RedisServer {
  readonly url: string;
  /** Starts it, again after `stop()`: on the same port, with no keys. */
  start(): Promise<void>;
  /** Ends it at once, as a crash would. */
  stop(): Promise<void>;
  /** Stops its answers without closing connections, and goes on with `SIGCONT`. */
  signal(signal: "SIGSTOP" | "SIGCONT"): void;
  /** Sends one command on a connection of its own. */
  command(...words: string[]): Promise<unknown>;
  remove(): Promise<void>;
}

export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const folder = await mkdtemp(join(tmpdir(), "limits-redis-"));
  let child: ChildProcess | undefined;
  const command = async (...[name = "", ...args]: string[]): Promise<unknown> => {
    const client = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => null, lazyConnect: true });
    client.on("error", () => {});
    try {
      await client.connect();
      return await client.call(name, ...args);
    } finally {
      client.disconnect();
    }
  };
  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
  const start = async (): Promise<void> => {
    if (isRunning()) return;
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
    const started = spawn("redis-server", args, { stdio: "ignore" });
    child = started;
    let failure: Error | undefined;
    started.once("error", (error) => {
      failure = new Error(`redis-server cannot be started: ${error.message}. Install Debian's package redis-server`);
    });
    for (;;) {
      const answer = await command("PING").catch(() => undefined);
      if (failure) throw failure;
      if (answer === "PONG") return;
      if (started.exitCode !== null) throw new Error(`redis-server ended with ${started.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const stop = async (): Promise<void> => {
    if (!child || !isRunning()) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  await start();
  return {
    url,
    start,
    stop,
    signal: (signal) => void child?.kill(signal),
    command,
    async remove() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
