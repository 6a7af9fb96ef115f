import type { Hit } from "../../server/server.ts";
import { bad, type Cell, good, neutral } from "../situation.ts";

/** Judges a client that cannot know whether its POST took effect, by how often the POST arrived. */
export function judgeRepeats(hits: readonly Hit[], note = ""): Cell {
  const posts = hits.filter((hit) => hit.method === "POST");
  const text = `POST ×${posts.length}${note}`;
  if (posts.length === 1) return good(text);
  const keys = new Set(posts.map((hit) => hit.headers["idempotency-key"]));
  // Safe only if the server supports idempotency keys, which the client cannot know.
  const keyed = keys.size === 1 && !keys.has(undefined);
  return keyed ? neutral(`${text} with one key`) : bad(text);
}
