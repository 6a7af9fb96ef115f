import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FolderServer, serveFolder } from "./serve-folder.ts";

let folder: string;
let server: FolderServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "served-"));
  await writeFile(join(folder, "index.html"), "start");
  await writeFile(join(folder, "404.html"), "nothing here");
  await writeFile(join(folder, "a b.txt"), "a text");
  server = await serveFolder(folder, 0);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** What the server answers to a request line, which `fetch` would mend. */
async function statusOf(line: string): Promise<string> {
  const socket = createConnection(Number(new URL(server.url).port), "127.0.0.1");
  socket.write(`${line} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
  const parts = await socket.toArray();
  return (
    Buffer.concat(parts as Buffer[])
      .toString()
      .split("\r\n")[0] ?? ""
  );
}

it("a folder is its index.html, and a path may be encoded", async () => {
  expect(await (await fetch(server.url)).text()).toBe("start");
  expect(await (await fetch(`${server.url}a%20b.txt?query`)).text()).toBe("a text");
});

it("HEAD has the headers of GET and no body", async () => {
  const answer = await fetch(`${server.url}a%20b.txt`, { method: "HEAD" });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-length")).toBe("6");
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await answer.text()).toBe("");
});

it("another method is refused", async () => {
  const answer = await fetch(server.url, { method: "POST", body: "a" });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

it.each([
  "GET /none/",
  "GET /%",
  "GET /%E0%A4%A",
  "GET /../../etc/passwd",
  "GET /%2e%2e%2f%2e%2e%2fetc/passwd",
  "GET /%00",
])("%s is the page for what is not there", async (line) => {
  expect(await statusOf(line)).toBe("HTTP/1.1 404 Not Found");
  expect(await (await fetch(server.url)).text()).toBe("start");
});

it("ends although a connection is kept open", async () => {
  const other = await serveFolder(folder, 0);
  const socket = createConnection(Number(new URL(other.url).port), "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.on("error", () => {});
  await other.close();
});

it("a port in use is an error that says so", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(serveFolder(folder, port)).rejects.toThrow(`port ${port} is in use: choose another with --port`);
  taken.close();
});
