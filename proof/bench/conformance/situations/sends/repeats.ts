import type { Hit } from "../../server/server.ts";
import { bad, type Cell, good, neutral } from "../situation.ts";

/** Judges a POST whose effect is unknown by how often it came. */
export function judgeRepeats(hits: readonly Hit[], note = ""): Cell {
  const posts = hits.filter((hit) => hit.method === "POST");
  const text = `POST ×${posts.length}${note}`;
  if (posts.length === 1) return good(text);
  const keys = new Set(posts.map((hit) => hit.headers["idempotency-key"]));
  // Safe where the server knows such keys, which is not for the client to know.
  const keyed = keys.size === 1 && !keys.has(undefined);
  return keyed ? neutral(`${text} with one key`) : bad(text);
}
