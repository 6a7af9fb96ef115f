import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { certificate } from "../../packages/runtime/src/test-support/certificate.ts";
import { rawServer, writeJson } from "../../packages/runtime/src/test-support/raw-server.ts";

/** A way in which a connection fails, served on loopback. */
export interface Scenario {
  readonly name: string;
  readonly url: string;
  /** Whether a GET comes first, so that the POST uses a connection that was used before. */
  readonly reuse: boolean;
  /**
   * Set if the connection never opens: whether all platforms prove it, or only some. Undefined if the request may have reached
   * the server.
   */
  readonly proof: "everywhere" | "somewhere" | undefined;
  /** How many POSTs have arrived so far. */
  arrived(): number;
  close(): unknown;
}

const CORS = "access-control-allow-origin: *\r\naccess-control-allow-headers: *\r\naccess-control-allow-methods: *\r\n";

/** Ways to break the connection after the request was read. */
const BREAKS: [name: string, breakOff: (socket: Socket) => void][] = [
  ["reset after the request", (socket) => void socket.resetAndDestroy()],
  ["end after the request", (socket) => void socket.end()],
  [
    "reset within the head",
    (socket) => void socket.write("HTTP/1.1 200 OK\r\ncontent-ty", () => socket.resetAndDestroy()),
  ],
  [
    "reset within the body",
    (socket) =>
      void socket.write(
        `HTTP/1.1 200 OK\r\n${CORS}content-type: application/json\r\ncontent-length: 500\r\n\r\n{"a":`,
        () => setTimeout(() => socket.resetAndDestroy(), 20),
      ),
  ],
];

/** Starts a server for each scenario. */
export async function startScenarios(): Promise<Scenario[]> {
  const scenarios: Scenario[] = [];
  const unreachable = (
    name: string,
    url: string,
    close: Scenario["close"] = () => {},
    proof: Scenario["proof"] = "everywhere",
  ): void => {
    scenarios.push({ name, url, reuse: false, proof, arrived: () => 0, close });
  };
  const closed = await closedPort();
  unreachable("refused", `http://127.0.0.1:${closed.port}`, closed.close);
  unreachable("refused, name with two addresses", `http://localhost:${closed.port}`);
  unreachable("name does not resolve", "http://does-not-exist.invalid");
  const tls = createTlsServer(certificate).on("tlsClientError", () => {});
  unreachable("certificate refused", `https://127.0.0.1:${await listen(tls)}`, () => void tls.close());
  const old = createTlsServer({
    ...certificate,
    minVersion: "TLSv1",
    maxVersion: "TLSv1.1",
    ciphers: "DEFAULT@SECLEVEL=0",
  });
  old.on("tlsClientError", () => {});
  unreachable("TLS version refused", `https://127.0.0.1:${await listen(old)}`, () => void old.close(), "somewhere");
  const plain = createServer((socket) => void socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  unreachable(
    "no TLS where it was expected",
    `https://127.0.0.1:${await listen(plain)}`,
    () => plain.close(),
    "somewhere",
  );
  scenarios.push(await neverTaken());
  for (const [name, breakOff] of BREAKS) {
    for (const reuse of [false, true]) scenarios.push(await breaking(name, breakOff, reuse));
  }
  scenarios.push(await resetBeforeReading());
  return scenarios;
}

async function breaking(name: string, breakOff: (socket: Socket) => void, reuse: boolean): Promise<Scenario> {
  const server = await rawServer((socket, { method }) => {
    if (method === "OPTIONS") socket.write(`HTTP/1.1 204 No Content\r\n${CORS}access-control-max-age: 600\r\n\r\n`);
    else if (method === "GET") writeJson(socket, 200, {}, CORS);
    else breakOff(socket);
  });
  return {
    name: `${name}, ${reuse ? "reused" : "fresh"} connection`,
    url: server.url,
    reuse,
    proof: undefined,
    arrived: () => server.requests.filter(({ method }) => method === "POST").length,
    close: () => server.close(),
  };
}

async function resetBeforeReading(): Promise<Scenario> {
  const server = await rawServer(
    () => {},
    (socket) => setTimeout(() => socket.resetAndDestroy(), 5),
  );
  return {
    name: "reset before reading",
    url: server.url,
    reuse: false,
    proof: undefined,
    arrived: () => server.requests.length,
    close: () => server.close(),
  };
}

/** A server whose process is stopped: once the kernel's short queue is full, new connections wait for ever. */
async function neverTaken(): Promise<Scenario> {
  const script = 'const s=require("net").createServer();s.listen(0,"127.0.0.1",1,()=>console.log(s.address().port))';
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  const port = Number(chunk.toString());
  child.kill("SIGSTOP");
  const fillers = Array.from({ length: 8 }, () => connect(port, "127.0.0.1").on("error", () => {}));
  await new Promise((resolve) => setTimeout(resolve, 300));
  return {
    name: "never taken",
    url: `http://127.0.0.1:${port}`,
    reuse: false,
    proof: "somewhere",
    arrived: () => 0,
    close() {
      for (const socket of fillers) socket.destroy();
      child.kill("SIGKILL");
    },
  };
}

/** A port where nothing listens. It is the local end of an open connection, so that no other server can get it meanwhile. */
async function closedPort(): Promise<{ port: number; close(): void }> {
  const server = createServer((socket) => socket.on("error", () => {}));
  const socket = connect(await listen(server), "127.0.0.1");
  await once(socket, "connect");
  return {
    port: socket.localPort as number,
    close() {
      socket.destroy();
      server.close();
    },
  };
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as { port: number }).port;
}
