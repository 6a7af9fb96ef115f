// Runs in its own process on bare sockets: on a machine with few cores, a slower server would distort the result.
// Answers every request with the spec's example, in one write.
import { createServer } from "node:net";
import spec from "../../../packages/kantata-ox/src/generated/openapi.json" with { type: "json" };

const body = JSON.stringify(spec.components.examples["pending-invitation"].value);
const answer = Buffer.from(
  [
    "HTTP/1.1 200 OK",
    "date: Mon, 23 Nov 2026 09:00:00 GMT",
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "x-request-id: 0b8f6a52-5d52-4c27-9a0e-7d8c5c6f0f11",
    "connection: keep-alive",
    "",
    body,
  ].join("\r\n"),
);
const END = 0x0a;

const server = createServer((socket) => {
  socket.setNoDelay(true).on("error", () => {});
  // Heads this short arrive in one chunk, and no contender sends a second request before the first is answered.
  socket.on("data", (chunk) => {
    if (chunk.at(-1) === END && chunk.at(-3) === END) socket.write(answer);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as { port: number }).port));
process.on("disconnect", () => process.exit());
