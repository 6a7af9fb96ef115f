import type { Contender } from "../measuring/rounds.ts";
import { exampleBody, type Framing, memoryFetch } from "./answers.ts";
import { generatedClients } from "./generated-clients.ts";
import { libraries } from "./libraries.ts";
import { ours, oursBounded } from "./ours.ts";
import { references } from "./references.ts";
import { undiciRequest } from "./undici-request.ts";

/** All contenders, ours first. Each makes the same call on a `fetch` that answers from memory. */
export async function contenders(framing: Framing, quick: boolean): Promise<Contender[]> {
  const body = await exampleBody();
  const fetch = memoryFetch(body, framing);
  const { authenticated, bare, floor } = await references(fetch);
  const own = [ours(fetch), oursBounded(fetch), authenticated, bare, floor];
  if (quick) return own;
  return [...own, ...(await generatedClients(fetch)), ...(await libraries(fetch)), await undiciRequest(body)];
}
