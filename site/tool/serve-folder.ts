import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** A running file server. */
export interface FolderServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the files of a folder on this machine only. Port 0 is any free one. */
export async function serveFolder(folder: string, port: number): Promise<FolderServer> {
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = join(folder, normalize(decodeURI(pathname)));
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() && !pathname.endsWith("/")) {
      response.writeHead(301, { location: `${pathname}/` }).end();
      return;
    }
    const file = found?.isDirectory() ? join(path, "index.html") : path;
    const exists = path.startsWith(folder) && (await stat(file).catch(() => undefined))?.isFile();
    if (exists) sendFile(response, 200, file);
    else sendFile(response, 404, join(folder, "404.html"));
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendFile(response: ServerResponse, status: number, file: string): void {
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}
