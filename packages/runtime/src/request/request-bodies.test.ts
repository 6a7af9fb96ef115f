import { describe, expect, it } from "vitest";
import { createRawApi } from "../client/raw-api.js";
import { isConfigError } from "../errors/guards.js";
import { manualClock } from "../test-support/manual-clock.js";
import { json, operation, rejection, scripted, send, testClient } from "../test-support/test-client.js";

describe("a body", () => {
  it.each([
    ["NaN", { account_invitation: { bill_rate_in_cents: Number.NaN } }, "body.account_invitation.bill_rate_in_cents"],
    ["an invalid date", { a: [{ until: new Date(Number.NaN) }] }, "body.a[0].until"],
    ["a Map", { a: new Map() }, "body.a"],
    ["a promise", { a: Promise.resolve(1) }, "body.a"],
  ])("with %s is a ConfigError that names its field, and nothing is sent", async (_name, body, path) => {
    const { fetch, requests } = scripted(json(200));
    const raw = createRawApi<never>(testClient({ fetch })) as unknown as {
      POST(path: string, init: object): Promise<unknown>;
    };
    for (const call of [
      testClient({ fetch }).call(send, { path: { id: 1 }, body }),
      raw.POST("/things/{id}", { params: { path: { id: 1 } }, body }),
    ]) {
      const error = await rejection(call);
      expect(isConfigError(error)).toBe(true);
      expect((error as Error).message).toMatch(new RegExp(`^${path.replace(/[.[\]]/g, "\\$&")} `));
    }
    expect(requests).toHaveLength(0);
  });

  it("is read once: the effect depends on the data that is sent, and every attempt sends the same", async () => {
    const row = operation("send", { effectWhen: { body: { mail: false }, effect: "replace" } });
    const clock = manualClock();
    for (const [first, sent] of [
      [false, 3],
      [true, 1],
    ] as const) {
      const { fetch, requests } = scripted(json(503));
      let reads = 0;
      const body = {
        get mail() {
          reads += 1;
          return reads === 1 ? first : !first;
        },
      };
      const end = rejection(testClient({ fetch }, { clock }).call(row, { path: { id: 1 }, body }));
      await clock.advance(60_000);
      await end;
      expect(requests.map((request) => request.body)).toEqual(Array(sent).fill(`{"mail":${first}}`));
    }
  });

  it.each([
    [
      "refers to itself",
      () => {
        const ring: Record<string, unknown> = {};
        ring.self = ring;
        return ring;
      },
    ],
    ["contains a BigInt", () => ({ n: 1n })],
    [
      "throws when written",
      () => ({
        toJSON() {
          throw new Error("no");
        },
      }),
    ],
  ])("that %s is a ConfigError, and nothing is sent", async (_name, body) => {
    const { fetch, requests } = scripted(json(200));
    expect(isConfigError(await rejection(testClient({ fetch }).call(send, { path: { id: 1 }, body: body() })))).toBe(
      true,
    );
    expect(requests).toHaveLength(0);
  });
});
