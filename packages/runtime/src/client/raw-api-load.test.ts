import { expect, it } from "vitest";
import { runScript } from "../test-support/child.js";

// In a process of its own, against the built package: a module that was loaded stays loaded.
const RUNTIME = import.meta.resolve("@invitation-clients/runtime");

it("openapi-fetch is loaded by the first raw call, and tried again after a load that failed", async () => {
  const { stdout, stderr } = await runScript(`
    import { registerHooks } from "node:module";
    const loads = [];
    registerHooks({
      resolve(specifier, context, next) {
        if (specifier !== "openapi-fetch") return next(specifier, context);
        loads.push(specifier);
        if (loads.length === 1) throw new Error("no network");
        return next(specifier, context);
      },
    });
    const { createClient, createRawApi, tokenSource } = await import(${JSON.stringify(RUNTIME)});
    const operation = { id: "getRow", method: "GET", path: "/rows", effect: "read", timeout: 1000, rateLimitGroup: "general" };
    const client = createClient({
      baseUrl: "https://api.example.com",
      operations: { getRow: operation },
      dialect: { errorBody: (body) => body, describe: () => [] },
      tokens: tokenSource("token"),
      options: { fetch: async () => new Response('{"id":1}') },
      userAgent: "test/1",
    });
    const api = createRawApi(client);
    const before = loads.length;
    const first = await api.GET("/rows").then(() => "answered", ({ message }) => message);
    const { data } = await api.GET("/rows");
    await api.GET("/rows");
    console.log(JSON.stringify({ before, first, data, loads: loads.length }));
  `);
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({ before: 0, first: "no network", data: { id: 1 }, loads: 2 });
});
