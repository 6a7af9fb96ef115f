import { Dispatcher, request } from "undici";
import { versionOf } from "../../setup/versions.ts";
import type { Contender } from "../measuring/rounds.ts";
import { asyncToken, BASE_URL } from "./references.ts";

/** Answers every request from memory; undici opens no connection. */
class MemoryDispatcher extends Dispatcher {
  readonly #body: Buffer;
  readonly #headers: Record<string, string>;

  constructor(body: string, headers: Record<string, string>) {
    super();
    this.#body = Buffer.from(body);
    this.#headers = headers;
  }

  override dispatch(_options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const controller = new MemoryController();
    queueMicrotask(() => {
      handler.onRequestStart?.(controller, {});
      handler.onResponseStart?.(controller, 200, this.#headers, "OK");
      handler.onResponseData?.(controller, this.#body);
      handler.onResponseEnd?.(controller, {});
    });
    return true;
  }
}

class MemoryController implements Dispatcher.DispatchController {
  readonly aborted = false;
  readonly paused = false;
  readonly reason = null;
  abort(): void {}
  pause(): void {}
  resume(): void {}
}

/** undici's `request`: not a client, but the layer below Node's `fetch`. */
export async function undiciRequest(body: string): Promise<Contender> {
  const dispatcher = new MemoryDispatcher(body, { "content-type": "application/json" });
  return {
    name: "undici request",
    version: await versionOf("undici"),
    async call() {
      const headers = { authorization: `Bearer ${await asyncToken()}` };
      return (await request(`${BASE_URL}/account_invitations/42`, { headers, dispatcher })).body.json();
    },
  };
}
