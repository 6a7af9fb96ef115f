import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../setup/folders.ts";

const SPEC = "packages/kantata-ox/src/generated/openapi.json";

/** The body that every contender is answered: the spec's own example of one invitation. */
export async function exampleBody(): Promise<string> {
  const spec = JSON.parse(await readFile(join(root, SPEC), "utf8")) as {
    components: { examples: Record<string, { value: unknown }> };
  };
  return JSON.stringify(spec.components.examples["pending-invitation"]?.value);
}

/** Whether answers tell their length, as most servers do, or not, as those do that compress as they send. */
export type Framing = "content-length" | "no content-length";

/** A `fetch` that answers at once, without a network: what is left is the client's own cost. */
export function memoryFetch(body: string, framing: Framing): typeof globalThis.fetch {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (framing === "content-length") headers["content-length"] = String(Buffer.byteLength(body));
  return async () => new Response(body, { status: 200, headers });
}
