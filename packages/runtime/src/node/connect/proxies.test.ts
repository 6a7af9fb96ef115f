import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { certificate } from "../../test-support/certificate.js";
import { closedAfterEach } from "../../test-support/closed-after-each.js";
import { rawServer, writeJson } from "../../test-support/raw-server.js";
import { input, rejection, send, testClient } from "../../test-support/test-client.js";
import { createNodeFetch, type NodeFetchOptions } from "../index.js";

const opened = closedAfterEach();

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  opened({
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return (server.address() as AddressInfo).port;
}

/** A proxy that opens tunnels, or returns a status for CONNECT. */
async function proxy(status = 200) {
  const seen: { target: string; authorization: string | undefined }[] = [];
  const server = createServer().on("connect", (request, client, head) => {
    seen.push({ target: request.url ?? "", authorization: request.headers["proxy-authorization"] });
    client.on("error", () => {});
    if (status !== 200) return void client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const { hostname, port } = new URL(`http://${request.url}`);
    const upstream = connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    }).on("error", () => client.destroy());
  });
  return { port: await listening(server), seen };
}

const clientOf = (baseUrl: string, options: NodeFetchOptions) => {
  const fetch = createNodeFetch(options);
  opened(fetch);
  return testClient({ fetch, maxRetries: 0 }, { baseUrl });
};

describe("through a proxy", () => {
  it("a request goes through a tunnel, and the credentials go only to the proxy", async () => {
    const { port, seen } = await proxy();
    const target = await rawServer((socket) => writeJson(socket, 200, { there: true }));
    opened(target);
    const client = clientOf(target.url, { proxy: `http://user:p%40ss@127.0.0.1:${port}` });
    expect((await client.call(send, input)).data).toEqual({ there: true });
    expect(seen).toEqual([
      { target: new URL(target.url).host, authorization: `Basic ${Buffer.from("user:p@ss").toString("base64")}` },
    ]);
    expect(target.requests[0]?.head).not.toMatch(/proxy-authorization/i);
  });

  it("https is encrypted end to end", async () => {
    const { port, seen } = await proxy();
    const server = createTlsServer(certificate, (_request, response) => response.end('{"safe":true}'));
    const target = await listening(server as unknown as Server);
    const options = { proxy: `http://127.0.0.1:${port}`, ca: certificate.cert };
    const client = clientOf(`https://127.0.0.1:${target}`, options);
    expect((await client.call(send, input)).data).toEqual({ safe: true });
    expect(seen).toHaveLength(1);
    const direct = clientOf(`https://localhost:${target}`, { proxy: false, ca: [certificate.cert] });
    expect((await direct.call(send, input)).data).toEqual({ safe: true });
  });

  it.each([403, 407, 502])("that answers %d, nothing is sent, and no error shows its credentials", async (status) => {
    const { port } = await proxy(status);
    const client = clientOf("https://api.example.com", { proxy: `http://user:hunter2@127.0.0.1:${port}` });
    const error = (await rejection(client.call(send, input))) as Error;
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "not-sent" });
    expect(error.message).toContain(`the proxy answered ${status}`);
    const shown = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error);
    for (const secret of ["hunter2", Buffer.from("user:hunter2").toString("base64")]) {
      expect(shown).not.toContain(secret);
    }
  });

  it("that cannot be reached, nothing is sent, and no error shows its credentials", async () => {
    const client = clientOf("https://api.example.com", { proxy: "http://user:hunter2@127.0.0.1:1" });
    const error = await rejection(client.call(send, input));
    expect(error).toMatchObject({ outcome: "not-sent", code: "ECONNREFUSED" });
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("hunter2");
  });

  it("that never opens the tunnel, nothing is sent", async () => {
    const mute = await listening(createServer().on("connect", (_request, socket) => socket.on("error", () => {})));
    const options = { proxy: `http://127.0.0.1:${mute}`, connectTimeout: 50 };
    const error = await rejection(clientOf("https://api.example.com", options).call(send, input));
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "not-sent" });
  });
});
