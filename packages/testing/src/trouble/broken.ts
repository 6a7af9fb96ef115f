import type { FakeAnswer } from "../server/fake-http.js";

/** The error of a failed `fetch`, as Node reports it. */
export function brokenConnection(code: "ECONNRESET" | "ECONNREFUSED"): TypeError {
  const syscall = code === "ECONNREFUSED" ? "connect" : "read";
  return new TypeError("fetch failed", { cause: Object.assign(new Error(`${syscall} ${code}`), { code, syscall }) });
}

/** A response whose body breaks off in the middle. */
export function cutOffResponse({ body = "", status, headers }: FakeAnswer): Response {
  let pulls = 0;
  const half = new TextEncoder().encode(body).slice(0, Math.ceil(body.length / 2));
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      if (pulls === 1) controller.enqueue(half);
      else controller.error(brokenConnection("ECONNRESET"));
    },
  });
  return new Response(stream, { status, headers });
}
