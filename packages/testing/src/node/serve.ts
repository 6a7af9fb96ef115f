import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { checkOptions, type OptionKind } from "../checks/check-options.js";
import { wholeFrom } from "../checks/kinds.js";
import { type Form, joinForm, type ServedFake } from "../forms/form.js";
import { baseOf } from "../server/address.js";
import { answerRequest } from "./exchange-over-http.js";

/** Options of `serve`. */
export interface ServeOptions {
  /** The TCP port, from 0 to 65535. 0 is any free one. @default 0 */
  readonly port?: number | undefined;
  /** The address to listen on: `0.0.0.0` lets other machines and containers in. @default "127.0.0.1" */
  readonly host?: string | undefined;
  /**
   * Whether web pages of other origins may call the fake: it then answers their preflight requests, and lets them read all headers.
   * Off by default, because a page that calls the real service needs a token that the page's visitors can read.
   *
   * @default false
   */
  readonly cors?: boolean | undefined;
}

/** A fake behind an HTTP server. */
export interface ServedHttp {
  /** What the client's option `baseUrl` takes, path included. AVEVA: the origin. */
  readonly url: string;
  /** Ends all connections, also those without an answer yet, and resolves when the port is free again. May be called twice. */
  close(): Promise<void>;
}

const OPTIONS: Readonly<Record<keyof ServeOptions, OptionKind>> = {
  port: wholeFrom(0, 65_535),
  host: "text",
  cors: "boolean",
};

const FORM: Form = {
  name: "serve(fake)",
  unplayable: {
    refused:
      "The server has accepted the connection before it can know the operation. To refuse connections, call close(): " +
      "then every client finds a closed port. Or use the fake's own fetch, which plays it for one operation.",
  },
};

/**
 * Serves a fake over HTTP, for other processes, other languages and web pages. AVEVA's token endpoint and its discovery are served too.
 * The fake in your test shows what arrived, and its troubles happen to real connections.
 *
 * @example
 * const { url, close } = await serve(fake);
 * const kantata = createKantataClient({ accessToken: fake.clientOptions.accessToken, baseUrl: url });
 * await close();
 * @throws TypeError that names a wrong or misspelt option, or that this is no fake
 * @throws TypeError if a trouble is planned that a server cannot play: `refused`. `next` and `always` refuse it while the server runs
 * @throws Error if the port is in use, or if this process may not listen on it
 */
export async function serve(fake: ServedFake, options: ServeOptions = {}): Promise<ServedHttp> {
  checkOptions("serve", options, OPTIONS);
  const { port = 0, host = "127.0.0.1", cors = false } = options;
  const leave = joinForm(fake, FORM);
  const server = createServer();
  // No time limit: a connection that ends while a client begins to use it again would be trouble that nobody asked for.
  Object.assign(server, { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0 });
  await listen(server, port, host).catch((error: unknown) => {
    leave();
    throw error;
  });
  const url = `${originOf(server.address() as AddressInfo)}${baseOf(fake.baseUrl).path}`;
  server.on("request", (incoming, outgoing) => void answerRequest({ fake, url, cors }, incoming, outgoing));
  return {
    url,
    close() {
      leave();
      return closed(server);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: Error & { code?: string }) => {
      const why = WHY[cause.code ?? ""] ?? cause.message;
      reject(new Error(`serve: cannot listen on ${host}, port ${port}: ${why}`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program uses this port. Choose another, or leave the option port out for any free one",
  EACCES: "this process may not use it. Choose a port above 1023, or leave the option port out for any free one",
  EADDRNOTAVAIL: "this machine does not have that address. Leave the option host out to serve this machine only",
  ENOTFOUND: "no such host. Leave the option host out to serve this machine only",
};

/** The origin at which this machine reaches the server. */
function originOf({ address, family, port }: AddressInfo): string {
  const isAny = address === "0.0.0.0" || address === "::";
  const host = isAny ? "127.0.0.1" : family === "IPv6" ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
