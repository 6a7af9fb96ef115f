import { createHash } from "node:crypto";
import type { IssuedToken, TokenRequest } from "@invitation-clients/runtime";
import type { Commands } from "../connect/commands.js";
import type { Availability } from "../store/availability.js";
import { decrypt, encrypt } from "./cipher.js";
import { GIVE, TAKE } from "./token-scripts.js";

/** A process that fetches a token has this long before another one tries, in milliseconds: it may have died. */
const TURN = 5_000;
/** Milliseconds after which a process fetches a token of its own, because the others only try. Calls wait longer than that. */
const PATIENCE = 10_000;
/** Milliseconds between two looks for a token that another process fetches. */
const RECHECK = 100;
/** A token that never expires is kept for a day, in milliseconds. */
const LONGEST_KEPT = 86_400_000;

interface Parts {
  readonly commands: Commands;
  readonly availability: Availability;
  readonly prefix: string;
  readonly key: Uint8Array;
  readonly nextId: () => string;
  /** Called when the stored token was encrypted with another key. */
  readonly onUnreadable: () => void;
}

/** Shares one token among processes: the first one fetches it, the others wait for it. Without Redis, each fetches its own. */
export function createSharedToken({ commands, availability, prefix, key, nextId, onUnreadable }: Parts) {
  return async ({ name, refused, fetch }: TokenRequest): Promise<IssuedToken> => {
    const hash = createHash("sha256").update(name).digest("hex");
    const keys = [`{${prefix}}:token:${hash}`, `{${prefix}}:token-turn:${hash}`];
    const id = nextId();
    const give = (...token: (string | number)[]): Promise<unknown> =>
      availability.ask(() => commands.run(GIVE, keys, [id, ...token])).catch(() => {});
    const deadline = performance.now() + PATIENCE;
    let useless = "";
    while (performance.now() < deadline) {
      let reply: readonly unknown[];
      try {
        reply = (await availability.ask(
          () => commands.run(TAKE, keys, [useless, id, TURN]),
          // The turn came too late: the others need not wait for it.
          () => void commands.run(GIVE, keys, [id]).catch(() => {}),
        )) as readonly unknown[];
      } catch {
        break;
      }
      const [code, value, ms] = reply;
      if (Number(code) === 1) {
        const token = decrypt(String(value), key, name);
        if (token === undefined) {
          onUnreadable();
          break;
        }
        if (token !== refused) return { token, renewIn: Number(ms) };
        useless = String(value);
      } else if (Number(code) === 2) {
        return fetchAndGive(fetch, (token) => encrypt(token, key, name), give);
      } else {
        await new Promise((resolve) => setTimeout(resolve, RECHECK));
      }
    }
    return fetch();
  };
}

async function fetchAndGive(
  fetch: TokenRequest["fetch"],
  encrypted: (token: string) => string,
  give: (...token: (string | number)[]) => Promise<unknown>,
): Promise<IssuedToken> {
  let issued: IssuedToken;
  try {
    issued = await fetch();
  } catch (error) {
    await give();
    throw error;
  }
  const ms = Math.floor(issued.renewIn);
  await (ms > 0 ? give(encrypted(issued.token), Math.min(ms, LONGEST_KEPT)) : give());
  return issued;
}
