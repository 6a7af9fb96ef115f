import type { LoopContext } from "../call/call-context.js";
import type { CallScope } from "../call/call-scope.js";
import { inTime } from "../platform/clock.js";
import type { WebAbortSignal, WebHeaders } from "../platform/web-types.js";
import type { Secret } from "../secrets/secret-memory.js";

/** A call that needs a token. */
export interface TokenUser {
  readonly scope: CallScope;
  /** What it rejects with when there is none. */
  noToken(error: unknown): unknown;
}

/** The access token of one call: asked for before each attempt, and renewed once after a 401. */
export class CallToken {
  readonly #context: LoopContext;
  readonly #timeout: number;
  readonly #signal: WebAbortSignal | undefined;
  readonly #call: TokenUser;
  readonly #carried: Secret[] = [];
  #used: string | undefined;
  #renewed: string | undefined;
  #mayRenew = true;

  constructor(context: LoopContext, timeout: number, signal: WebAbortSignal | undefined, call: TokenUser) {
    this.#context = context;
    this.#timeout = timeout;
    this.#signal = signal;
    this.#call = call;
  }

  /** What may show in no error: what the client remembers, and each token that the call carried, however long ago. */
  get secrets(): readonly Secret[] {
    const { list } = this.#context.secrets;
    return this.#carried.every((secret) => list.includes(secret)) ? list : [...list, ...this.#carried];
  }

  /** The token for the next attempt; undefined for requests that carry none. */
  ask(): string | Promise<string> | undefined {
    const { tokens } = this.#context;
    if (!tokens) return undefined;
    const renewed = this.#renewed;
    this.#renewed = undefined;
    if (renewed !== undefined) return renewed;
    try {
      const asked = tokens.get(Math.min(this.#timeout, this.#call.scope.timeLeft()));
      return typeof asked === "string" ? asked : this.#inTime(asked);
    } catch (error) {
      throw this.#call.noToken(error);
    }
  }

  /** Puts it on the next attempt. */
  carry(headers: WebHeaders, token: string): void {
    headers.set("authorization", `Bearer ${token}`);
    if (token === this.#used) return;
    this.#carried.push(this.#context.secrets.add(token));
    this.#used = token;
  }

  /** After a 401, once per call: the request was refused, so it may go again with another token. Tells whether there is one. */
  async renew(): Promise<boolean> {
    const { tokens } = this.#context;
    const used = this.#used;
    if (!tokens || used === undefined || !this.#mayRenew) return false;
    this.#mayRenew = false;
    this.#renewed = await this.#inTime(tokens.renew(used));
    return this.#renewed !== undefined;
  }

  // A token provider is the caller's own code: it may fail, and it may never answer.
  #inTime<T>(asked: Promise<T>): Promise<T> {
    const { clock, tokens } = this.#context;
    const late = (): Error => {
      tokens?.abandon?.();
      return new Error(`no access token came within timeout (${this.#timeout} ms)`);
    };
    return inTime(asked, clock, this.#timeout, late, this.#signal, (error) => this.#call.noToken(error));
  }
}
