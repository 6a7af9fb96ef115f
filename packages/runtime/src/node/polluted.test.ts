import { expect, it } from "vitest";
import { closedAfterEach } from "../test-support/closed-after-each.js";
import { polluted } from "../test-support/polluted.js";
import { rawServer, writeJson } from "../test-support/raw-server.js";
import { createNodeFetch } from "./index.js";

// Names that the transport and undici read from objects of callers, or from objects with optional fields.
const OPTIONS = "proxy ca fetch connections connectTimeout bodyTimeout keepAliveTimeout maxResponseBytes";
const NAMES =
  `${OPTIONS} headers body method socketPath localAddress https_proxy http_proxy no_proxy mock isSinonProxy isMockActive`.split(
    " ",
  );

const opened = closedAfterEach();

it.each(NAMES)("%s on Object.prototype does not change a request", async (name) => {
  const server = opened(await rawServer((socket, { method }) => writeJson(socket, 200, method)));
  const everything = async (): Promise<unknown> => {
    const fetch = opened(createNodeFetch());
    const texts = [await fetch(server.url), await fetch(server.url, { method: "PUT", body: "{}" })].map((response) =>
      (response as Response).text(),
    );
    return { texts: await Promise.all(texts), sent: server.requests.slice(-2) };
  };
  const clean = await everything();
  for (const value of ["http://127.0.0.1:1", 1, { evil: 1 }, () => "evil"]) {
    expect(await polluted(name, value, everything).catch(String)).toEqual(clean);
  }
});
