import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createKantataFake, type KantataFake, type KantataFakeOptions } from "@invitation-clients/testing";
import { onTestFinished } from "vitest";

export interface ServerOptions extends KantataFakeOptions {
  /** Milliseconds between a request and what the server does, also if the client is gone. @default 0 */
  readonly delay?: (method: string) => number;
  /** Called when a request has arrived, before it is carried out. */
  readonly onRequest?: (method: string, target: string) => void | Promise<void>;
}

/** A server of a test, with the settings by which the command finds it. */
export interface TestServer {
  readonly fake: KantataFake;
  readonly env: Readonly<Record<string, string>>;
}

export const TOKEN = "a-token-that-nobody-may-see";

/**
 * A Kantata account behind HTTP that carries out each request which has arrived, sooner or later, and mails again whoever is
 * invited twice. A server that stops when its client does would hide the double invitations that tests look for.
 */
export async function kantataServer(options: ServerOptions = {}): Promise<TestServer> {
  const { delay = () => 0, onRequest, ...fakeOptions } = options;
  const fake = createKantataFake({ anyToken: true, duplicates: true, ...fakeOptions });
  const server = createServer(async (incoming, outgoing) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
      const { method = "GET", url: target = "/" } = incoming;
      const wait = delay(method);
      await onRequest?.(method, target);
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
      const body = Buffer.concat(chunks).toString();
      const origin = `http://${incoming.headers.host}`;
      const outcome = await fake.exchange({ method, origin, target, headers, ...(body === "" ? {} : { body }) });
      if (outcome.form !== "answer") return void outgoing.socket?.resetAndDestroy();
      outgoing.writeHead(outcome.answer.status, { ...outcome.answer.headers }).end(outcome.answer.body);
    } catch {
      // The client was killed while it sent the request.
      outgoing.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}${new URL(fake.baseUrl).pathname}`;
  return { fake, env: { KANTATA_BASE_URL: baseUrl, KANTATA_TOKEN: TOKEN } };
}

/** A list of people, p1@example.com and so on. */
export function listOfPeople(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => `p${n + 1}@example.com,Person ${n + 1}\n`);
  return `Email,Name\n${rows.join("")}`;
}

/** The cells of one column of a result file without quotes. */
export function columnOf(csv: string, name: string): string[] {
  const [header = [], ...rows] = csv
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const at = header.indexOf(name);
  return rows.map((cells) => cells[at] ?? "");
}
