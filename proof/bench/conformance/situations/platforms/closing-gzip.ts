import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Ending } from "../../call/ending.ts";
import { inChild } from "../../children/child.ts";
import { READS } from "../../children/closing-gzip.ts";
import { envelopeWith } from "../../server/answers.ts";
import { serve } from "../../server/server.ts";
import { bad, good, neutral, type Situation } from "../situation.ts";

// Lists compress well: about 300 KiB become 3 MiB, and arrive faster than they are read.
const row = (): string =>
  `${randomBytes(6).toString("hex")}, invited by Ada Rivera to the workspace of 2026, as a guest; `;
// The fault depends on where the last piece begins, so the bodies have several lengths.
const bodies = Array.from({ length: READS }, (_unused, index) => {
  const plain = JSON.stringify(envelopeWith({ note: Array.from({ length: 31_000 + 2_750 * index }, row).join("") }));
  return { plain, packed: gzipSync(plain) };
});
const SMALLEST = 31_000 * row().length;

export const closingGzip: Situation = {
  name: `${READS} GETs answered with 300 KiB of gzip and Connection: close`,
  good: "every body arrives whole and the process goes on, over the client's own transport for Node if it has one",
  async run(peer) {
    let asksForGzip = false;
    const server = await serve((response, hit) => {
      asksForGzip = /gzip/.test(String(hit.headers["accept-encoding"]));
      const { plain, packed } = bodies[(hit.nth - 1) % READS] as (typeof bodies)[number];
      const body = asksForGzip ? packed : plain;
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        connection: "close",
        ...(asksForGzip ? { "content-encoding": "gzip" } : {}),
      });
      response.end(body);
    });
    try {
      const end = await inChild<readonly Ending[]>(peer, "closing-gzip.ts", server.url);
      if ("died" in end) return bad(end.died);
      const failed = end.result.find(({ kind }) => kind !== "resolved");
      if (failed) return bad(failed.kind === "pending" ? "never ends" : `throws ${failed.error}`);
      if (!asksForGzip) return neutral("no gzip asked for");
      if (end.result.some(({ size = 0 }) => size < SMALLEST)) return bad("incomplete");
      return good(peer.ownTransport ? `whole (${peer.ownTransport})` : "whole");
    } finally {
      await server.close();
    }
  },
};
