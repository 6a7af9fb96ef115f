import { afterEach, describe, expect, it, vi } from "vitest";
import { platformFetch } from "./platform.js";

afterEach(() => vi.unstubAllGlobals());

const init = (method: string) => ({ method }) as never;

describe("the platform's fetch", () => {
  it("is looked up at each call", async () => {
    const fetch = platformFetch();
    const replaced = vi.fn(async () => new Response());
    vi.stubGlobal("fetch", replaced);
    await fetch("https://x.example", init("POST"));
    expect(replaced).toHaveBeenCalledWith("https://x.example", { method: "POST" });
  });

  it("on Deno gives everything but GET and HEAD a connection of its own, from one client", async () => {
    const client = { mine: true };
    const createHttpClient = vi.fn(() => client);
    const replaced = vi.fn(async () => new Response());
    vi.stubGlobal("Deno", { createHttpClient });
    vi.stubGlobal("fetch", replaced);
    const fetch = platformFetch();
    for (const method of ["GET", "HEAD", "POST", "PUT", "DELETE"]) await fetch("https://x.example", init(method));
    expect(createHttpClient).toHaveBeenCalledTimes(1);
    expect(createHttpClient).toHaveBeenCalledWith({ poolMaxIdlePerHost: 0 });
    expect(replaced.mock.calls.map(([, sent]: unknown[]) => (sent as { client?: unknown }).client)).toEqual([
      undefined,
      undefined,
      client,
      client,
      client,
    ]);
  });
});
