import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { RedisLimitsOptions } from "../options.js";

/** A process of its own, with limits and a Kantata client. */
export interface Worker {
  /** Makes calls at once, and resolves with their errors. */
  call(times: number): Promise<readonly string[]>;
  /** Takes a slot and keeps it. */
  hold(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Ends it in order. */
  close(): Promise<void>;
}

interface Setup {
  readonly limits: RedisLimitsOptions;
  readonly baseUrl: string;
  readonly clockShift?: number;
}

export async function startWorker(setup: Setup): Promise<Worker> {
  const program = join(import.meta.dirname, "programs/worker.ts");
  const child = fork(program, [JSON.stringify({ clockShift: 0, ...setup })], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await next(child, "start");
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const ended = async (end: () => void): Promise<void> => {
    if (isOver()) return;
    const exit = once(child, "exit");
    end();
    await exit;
  };
  return {
    async call(times) {
      child.send({ do: "call", times });
      return (await next(child, "call")).failures ?? [];
    },
    async hold() {
      child.send({ do: "hold" });
      await next(child, "hold");
    },
    kill: () => ended(() => void child.kill("SIGKILL")),
    close: () => ended(() => void child.send({ do: "close" })),
  };
}

interface Message {
  readonly did: string;
  readonly failures?: readonly string[];
}

function next(child: ChildProcess, did: string): Promise<Message> {
  return new Promise((resolve, reject) => {
    const hear = (message: Message): void => {
      if (message.did !== did) return;
      child.off("message", hear);
      resolve(message);
    };
    child.on("message", hear);
    child.once("exit", (code, signal) => reject(new Error(`the process ended with ${code ?? signal}`)));
  });
}

/** A service that counts the requests in flight. */
export interface CountingService {
  readonly baseUrl: string;
  readonly inFlight: number;
  /** The most requests that were in flight at once. */
  most: number;
  /** When each request arrived, on the clock of this process, and how many were in flight then, itself included. */
  readonly arrivals: { readonly at: number; readonly inFlight: number }[];
  /** Answers the next request with 429 and `Retry-After`, in seconds. */
  limitNext(retryAfter: number): void;
  close(): Promise<void>;
}

/** @param delay milliseconds that each answer takes */
export async function startService(delay: number): Promise<CountingService> {
  let retryAfter: number | undefined;
  let inFlight = 0;
  const arrivals: { at: number; inFlight: number }[] = [];
  const server = createServer((request, response) => {
    inFlight += 1;
    arrivals.push({ at: performance.now(), inFlight });
    service.most = Math.max(service.most, inFlight);
    request.resume();
    const limited = retryAfter;
    retryAfter = undefined;
    setTimeout(() => {
      inFlight -= 1;
      const body = {
        count: 1,
        results: [{ key: "account_invitations", id: "1" }],
        account_invitations: { 1: { id: "1" } },
      };
      const headers = { "content-type": "application/json", ...(limited ? { "retry-after": String(limited) } : {}) };
      response.writeHead(limited ? 429 : 200, headers);
      response.end(JSON.stringify(limited ? { errors: [] } : body));
    }, delay);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const service = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    get inFlight() {
      return inFlight;
    },
    most: 0,
    arrivals,
    limitNext(seconds: number) {
      retryAfter = seconds;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return service;
}
