import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createKantataClient, isConfigError } from "./index.js";
import { envelope, scriptedClient } from "./test-support/scripted.js";

describe("createKantataClient", () => {
  it.each([
    [undefined, "object"],
    [null, "object"],
    ["token", "object"],
    [{}, "accessToken"],
    [{ accessToken: "" }, "accessToken"],
    [{ accessToken: "t", baseURL: "https://x.example" }, 'did you mean "baseUrl"'],
    [{ accessToken: "t", baseUrl: "x.example" }, "baseUrl"],
    [{ accessToken: "t", baseUrl: "ftp://x.example" }, "baseUrl"],
    [{ accessToken: "t", baseUrl: "https://user:pw@x.example" }, "credentials"],
    [{ accessToken: "t", baseUrl: "https://x.example?a=b" }, "query"],
    [{ accessToken: "t", fetch: "fetch" }, "fetch"],
    [{ accessToken: "t", timeout: -1 }, "timeout"],
    [{ accessToken: "t", maxConcurrency: 0 }, "maxConcurrency"],
    [{ accessToken: "t", maxResponseBytes: 0 }, "maxResponseBytes"],
    [{ accessToken: "t", logLevel: "loud" }, "logLevel"],
    [{ accessToken: "t", logger: {} }, "logger"],
    [{ accessToken: "t", hooks: { onRequets: () => {} } }, "onRequest"],
    [{ accessToken: "t", headers: { authorization: "x" } }, "authorization"],
    [{ accessToken: "t", signal: AbortSignal.abort() }, "signal"],
  ])("%o is refused: %s", (options, word) => {
    let error: unknown;
    try {
      createKantataClient(options as never);
    } catch (thrown) {
      error = thrown;
    }
    expect(isConfigError(error)).toBe(true);
    expect((error as Error).message).toContain(word);
  });

  it("accepts null for params, because callers without types pass it to get to the options", async () => {
    const { kantata, asked } = scriptedClient(() => envelope(["1"]));
    await kantata.accountInvitations.get(1, null as never, { maxRetries: 0 });
    await kantata.accountInvitations.resend(1, null as never);
    expect(asked).toHaveLength(2);
  });

  it("sends nothing, and shows no token when it is printed", () => {
    const { kantata, asked } = scriptedClient(() => envelope(["1"]), { accessToken: "very-secret" });
    expect(asked).toHaveLength(0);
    expect(inspect(kantata, { depth: 20, showHidden: true })).not.toContain("very-secret");
  });

  it.each(["https://proxy.example/kantata/", "https://proxy.example/kantata"])(
    "appends paths to baseUrl %s",
    async (baseUrl) => {
      const { kantata, asked } = scriptedClient(() => envelope(["1"]), { baseUrl });
      await kantata.accountInvitations.get(1);
      expect(asked[0]?.href).toBe("https://proxy.example/kantata/account_invitations/1");
    },
  );
});

describe("a body that is not an object", () => {
  it.each([undefined, null, "x", []])("%j is refused before anything is sent", async (body) => {
    const { kantata, asked } = scriptedClient(() => envelope(["1"]));
    for (const call of [
      () => kantata.accountInvitations.create(body as never),
      () => kantata.accountInvitations.update(1, body as never),
      () => kantata.workspaces.invite(1, body as never),
    ]) {
      expect(
        isConfigError(
          await call().then(
            () => undefined,
            (error: unknown) => error,
          ),
        ),
      ).toBe(true);
    }
    expect(asked).toHaveLength(0);
  });
});

describe("a normalised error", () => {
  it("has the documented type although the server sent strings", async () => {
    const { kantata } = scriptedClient(() => new Response('{"errors":["Nope"]}', { status: 403 }));
    const error = await kantata.accountInvitations.delete(1).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ status: 403, body: { errors: [{ type: "system", message: "Nope" }] } });
  });
});
