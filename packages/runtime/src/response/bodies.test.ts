import { describe, expect, it } from "vitest";
import { isApiError, isResponseParseError } from "../errors/guards.js";
import { manualClock } from "../test-support/manual-clock.js";
import { input, json, read, rejection, scripted, send, testClient } from "../test-support/test-client.js";

const answer = (
  status: number,
  body: string | Uint8Array | ReadableStream | null,
  headers: Record<string, string> = {},
) => {
  return () => new Response(body as BodyInit, { status, headers });
};
const callWith = (...answers: Parameters<typeof scripted>) =>
  testClient({ fetch: scripted(...answers).fetch }, { clock: manualClock() });

describe("a success", () => {
  it.each([
    ["204", answer(204, null)],
    ["202 without a body", answer(202, null)],
    ["200 with an empty body", answer(200, "")],
    ["200 with white space", answer(200, " \r\n")],
    ["200 with content-length 0", answer(200, "", { "content-length": "0", "content-type": "application/json" })],
  ])("that is %s resolves with undefined", async (_name, given) => {
    expect((await callWith(given).call(send, input)).data).toBeUndefined();
  });

  it("of a HEAD resolves without reading a body", async () => {
    const head = { ...read, method: "HEAD" as const };
    const { data, answer: got } = await callWith(json(200, { ignored: 1 }, { "total-count": "7" })).call(head, input);
    expect(data).toBeUndefined();
    expect(got.headers.get("total-count")).toBe("7");
  });

  it("with a byte order mark is read", async () => {
    const bytes = new TextEncoder().encode('\ufeff{"a":1}');
    expect((await callWith(answer(200, bytes)).call(read, input)).data).toEqual({ a: 1 });
    const stream = new Blob([bytes]).stream();
    expect((await callWith(answer(200, stream)).call(read, input)).data).toEqual({ a: 1 });
  });

  it("of another content type is read if it is JSON", async () => {
    expect((await callWith(answer(200, "[1]", { "content-type": "text/plain" })).call(read, input)).data).toEqual([1]);
  });

  it("that is split within a character is put together", async () => {
    const bytes = new TextEncoder().encode('{"name":"Zoë 🙂"}');
    const stream = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect((await callWith(answer(200, stream)).call(read, input)).data).toEqual({ name: "Zoë 🙂" });
  });

  it.each([
    ["HTML", "<html><body>Sign in</body></html>"],
    ["truncated", '{"results":[{"key":"acc'],
    ["JSON followed by other text", '{"a":1}{"b":2}'],
  ])(
    "with a body that is %s is a ResponseParseError with its first characters, unknown and not retried",
    async (_name, body) => {
      const { fetch, requests } = scripted(
        answer(200, body, { "content-type": "application/json", "x-request-id": "r1" }),
      );
      const error = await rejection(testClient({ fetch }).call(send, input));
      expect(isResponseParseError(error)).toBe(true);
      expect(error).toMatchObject({ status: 200, outcome: "unknown", text: body, requestId: "r1" });
      expect((error as Error).message).toContain("its body is not JSON");
      expect(requests).toHaveLength(1);
    },
  );

  it("larger than maxResponseBytes is refused, with and without a content-length", async () => {
    for (const headers of [{ "content-length": "3000" }, {}] as Record<string, string>[]) {
      const body = new Blob([`"${"x".repeat(2_998)}"`]).stream();
      const { fetch } = scripted(answer(200, body, headers));
      const error = await rejection(testClient({ fetch, maxResponseBytes: 1_000 }).call(read, input));
      expect(error).toMatchObject({ name: "ResponseParseError", outcome: "unknown" });
      expect((error as Error).message).toContain("maxResponseBytes (1000)");
    }
  });

  it("of 50 MB is not read to its end", async () => {
    let sent = 0;
    const chunk = new Uint8Array(1024 * 1024).fill(120);
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 50) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const error = await rejection(callWith(answer(200, body)).call(read, input));
    expect(isResponseParseError(error)).toBe(true);
    expect(sent).toBeLessThan(14);
  });
});

describe("an error answer", () => {
  it.each([
    ["empty", "", undefined, undefined],
    ["HTML", "<h1>502 Bad Gateway</h1>", undefined, "<h1>502 Bad Gateway</h1>"],
    [
      "JSON",
      '{"error":"invalid_token","error_description":"The token expired"}',
      { error: "invalid_token", error_description: "The token expired" },
      undefined,
    ],
  ])("whose body is %s is an ApiError with status, body and text", async (_name, body, parsed, text) => {
    const error = await rejection(callWith(answer(401, body)).call(read, input));
    expect(isApiError(error, 401)).toBe(true);
    expect(error).toMatchObject({ body: parsed, text, outcome: "rejected" });
  });

  it("has the server's own message", async () => {
    const error = await rejection(
      callWith(json(400, { error: "invalid_request", error_description: "No such thing" })).call(read, input),
    );
    expect((error as Error).message).toContain("No such thing");
  });

  it("shows 500 characters of a long text, and no more", async () => {
    const error = await rejection(callWith(answer(400, "y".repeat(10_000))).call(read, input));
    expect((error as { text: string }).text).toBe(`${"y".repeat(500)}…`);
    expect((error as Error).message.length).toBeLessThan(700);
  });

  it("that is nested a million deep is still an ApiError", async () => {
    const error = await rejection(callWith(answer(400, `${"[".repeat(1e6)}${"]".repeat(1e6)}`)).call(read, input));
    expect(isApiError(error, 400)).toBe(true);
    expect(JSON.stringify(error)).toContain("nested too deep");
  });

  it("whose body is cut off is still an ApiError", async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"errors":['));
        controller.error(new TypeError("terminated"));
      },
    });
    expect(await rejection(callWith(answer(422, body)).call(send, input))).toMatchObject({
      status: 422,
      outcome: "rejected",
    });
  });
});

describe("a caller's own fetch that does not return a Response", () => {
  it.each([null, undefined, "x", {}, { status: 200 }, { status: 200, headers: {} }, { headers: new Headers() }])(
    "but %j leaves a send unknown, because it may have been sent",
    async (value) => {
      const fetch = (async () => value) as never;
      const error = await rejection(testClient({ fetch }).call(send, input));
      expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown" });
    },
  );
});

describe("a caller's own fetch whose headers", () => {
  it.each([
    ["give numbers", { get: () => 42 }],
    [
      "throw",
      {
        get: () => {
          throw new Error("no headers here");
        },
      },
    ],
  ])("%s still gives an ApiError with the status, but without a request id", async (_name, headers) => {
    const fetch = (async () => ({ status: 503, headers, text: async () => "busy" })) as never;
    const error = await rejection(testClient({ fetch, maxRetries: 0 }).call(read, input));
    expect(error).toMatchObject({ name: "ApiError", status: 503, requestId: undefined });
  });
});

describe("a success whose body is cut off", () => {
  const halfAnswer = () => {
    return new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"a":'));
          controller.error(new TypeError("terminated"));
        },
      }),
      { status: 200, headers: { "x-request-id": "half" } },
    );
  };

  it("is a failed attempt: a read is retried", async () => {
    const clock = manualClock();
    const { fetch, requests } = scripted(halfAnswer, json(200));
    const call = testClient({ fetch }, { clock }).call(read, input);
    await clock.advance(1_000);
    expect((await call).data).toEqual({ ok: true });
    expect(requests).toHaveLength(2);
  });

  it("leaves a send unknown, with the request id, and does not reject with a bare TypeError", async () => {
    const { fetch, requests } = scripted(halfAnswer);
    const error = await rejection(testClient({ fetch }).call(send, input));
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown", requestId: "half" });
    expect(requests).toHaveLength(1);
  });
});
