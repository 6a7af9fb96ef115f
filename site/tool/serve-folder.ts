import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** A running file server. */
export interface FolderServer {
  readonly url: string;
  /** Ends it, and all its connections. */
  close(): Promise<void>;
}

/**
 * Serves the files of a folder on this machine only. Port 0 is any free one.
 *
 * @throws Error that names the port, if it is in use or not allowed
 */
export async function serveFolder(folder: string, port: number): Promise<FolderServer> {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code, message }: NodeJS.ErrnoException) => {
      if (code === "EADDRINUSE") reject(new Error(`port ${port} is in use: choose another with --port, or 0 for any`));
      else if (code === "EACCES")
        reject(new Error(`port ${port} needs more rights: choose one from 1024 on with --port`));
      else reject(new Error(`port ${port} cannot be used: ${message}`));
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  folder: string,
  { method = "", url = "/" }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (method !== "GET" && method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const { pathname, search } = new URL(url, "http://localhost");
  const path = join(folder, normalize(decoded(pathname)));
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() && !pathname.endsWith("/")) {
    // One slash at the start, or the browser would take the folder for a host.
    response.writeHead(301, { location: `${pathname.replace(/^\/+/, "/")}/${search}` }).end();
    return;
  }
  const file = found?.isDirectory() ? join(path, "index.html") : path;
  const isInside = file.startsWith(`${folder}${sep}`);
  const isThere = isInside && (await stat(file).catch(() => undefined))?.isFile();
  if (isThere) await sendFile(response, 200, file, method);
  else await sendFile(response, 404, join(folder, "404.html"), method);
}

/** A path that cannot be decoded is that of no file. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

async function sendFile(response: ServerResponse, status: number, file: string, method: string): Promise<void> {
  const size = (await stat(file).catch(() => undefined))?.size;
  if (size === undefined) {
    response.writeHead(status, { "content-type": "text/plain" }).end("There is no such page.");
    return;
  }
  response.writeHead(status, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-length": size,
    // The name of a file in _astro has a hash of what is in it.
    "cache-control": /[\\/]_astro[\\/]/.test(file) ? "max-age=31536000, immutable" : "no-store",
  });
  if (method === "HEAD") response.end();
  else
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
}
