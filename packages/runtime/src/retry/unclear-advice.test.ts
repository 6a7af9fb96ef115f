import { expect, it } from "vitest";
import { manualClock } from "../test-support/manual-clock.js";
import { input, json, read, rejection, scripted, send, testClient } from "../test-support/test-client.js";

// With this random number, a normal back-off would be over at once.
const clockWithoutJitter = () => manualClock(() => 0);

it.each([
  [503, read],
  [429, send],
] as const)(
  "after a %i with unreadable advice, a call is retried no earlier than its full back-off",
  async (status, row) => {
    const clock = clockWithoutJitter();
    const { fetch, requests } = scripted(json(status, {}, { "retry-after": "soon" }), json(200));
    const call = testClient({ fetch }, { clock }).call(row, input);
    await clock.advance(499);
    expect(requests).toHaveLength(1);
    await clock.advance(1);
    expect((await call).data).toEqual({ ok: true });
  },
);

it("unreadable advice is not shown as retryAfter", async () => {
  const { fetch } = scripted(json(429, {}, { "retry-after": "soon" }));
  const error = await rejection(testClient({ fetch, maxRetries: 0 }).call(send, input));
  expect(error).toMatchObject({ status: 429, retryAfter: undefined });
  expect((error as Error).message).not.toContain("retry after");
});

it("of two values of Retry-After, the longer one counts", async () => {
  const clock = clockWithoutJitter();
  const { fetch, requests } = scripted(json(503, {}, { "retry-after": "1, 4" }), json(200));
  const call = testClient({ fetch }, { clock }).call(read, input);
  await clock.advance(3_999);
  expect(requests).toHaveLength(1);
  await clock.advance(1);
  await call;
});
