import { join } from "node:path";
import { readJson } from "../../../../scripts/lib/text/read-json.ts";
import { root } from "../../setup/folders.ts";

const SPEC = "packages/kantata-ox/src/generated/openapi.json";

/** The body of every response: the spec's example of one invitation. */
export async function exampleBody(): Promise<string> {
  const spec = await readJson<{ components: { examples: Record<string, { value: unknown }> } }>(join(root, SPEC));
  return JSON.stringify(spec.components.examples["pending-invitation"]?.value);
}

/** Whether responses have a `content-length`. Most servers send it, but not those that compress while sending. */
export type Framing = "content-length" | "no content-length";

/** A `fetch` that answers at once from memory, so that only the client's own cost is measured. */
export function memoryFetch(body: string, framing: Framing): typeof globalThis.fetch {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (framing === "content-length") headers["content-length"] = String(Buffer.byteLength(body));
  return async () => new Response(body, { status: 200, headers });
}
