import { type Clock, inTime } from "../platform/clock.js";
import type { WebAbortSignal } from "../platform/web-types.js";
import type { Secret } from "../secrets/secret.js";
import type { SecretMemory } from "../secrets/secret-memory.js";
import type { TokenSource } from "./token-source.js";

/** The parts of a client that the token of a call needs. */
interface TokenContext {
  /** Undefined for requests that carry no token. */
  readonly tokens: TokenSource | undefined;
  readonly clock: Clock;
  readonly secrets: SecretMemory;
}

/** How long the call may still take. */
interface TimeLimit {
  /** Ends the wait for a token. */
  readonly signal: WebAbortSignal | undefined;
  /** Milliseconds left for the whole call. */
  timeLeft(): number;
}

/** The access token of one call: asked for before each attempt, and renewed once after a 401. */
export class CallToken {
  readonly #context: TokenContext;
  readonly #timeout: number;
  readonly #limit: TimeLimit;
  readonly #carried: Secret[] = [];
  #used: string | undefined;
  #renewed: string | undefined;
  #mayRenew = true;

  /** @param timeout milliseconds to wait for a token */
  constructor(context: TokenContext, timeout: number, limit: TimeLimit) {
    this.#context = context;
    this.#timeout = timeout;
    this.#limit = limit;
  }

  /** The secrets to hide in errors: those that the client remembers, and every token that this call carried. */
  get secrets(): readonly Secret[] {
    const { list } = this.#context.secrets;
    return this.#carried.every((secret) => list.includes(secret)) ? list : [...list, ...this.#carried];
  }

  /**
   * The token for the next attempt; undefined for requests that carry none.
   *
   * @throws the token source's own error; the signal's reason; an Error if no token arrived within the timeout
   */
  ask(): string | Promise<string> | undefined {
    const { tokens } = this.#context;
    if (!tokens) return undefined;
    const renewed = this.#renewed;
    this.#renewed = undefined;
    if (renewed !== undefined) return renewed;
    const asked = tokens.get(Math.min(this.#timeout, this.#limit.timeLeft()));
    return typeof asked === "string" ? asked : this.#inTime(asked);
  }

  /** Puts the token on the next attempt. */
  carry(headers: { set(name: string, value: string): unknown }, token: string): void {
    headers.set("authorization", `Bearer ${token}`);
    if (token === this.#used) return;
    this.#carried.push(this.#context.secrets.add(token));
    this.#used = token;
  }

  /**
   * Looks for another token after a 401, once per call. True if there is one: the request was refused, so it may go again.
   *
   * @throws the same as `ask`
   */
  async renew(): Promise<boolean> {
    const { tokens } = this.#context;
    const used = this.#used;
    if (!tokens || used === undefined || !this.#mayRenew) return false;
    this.#mayRenew = false;
    this.#renewed = await this.#inTime(tokens.renew(used));
    return this.#renewed !== undefined;
  }

  // A token provider is the caller's own code: it may fail, and it may never settle.
  #inTime<T>(asked: Promise<T>): Promise<T> {
    const { clock, tokens } = this.#context;
    const late = (): Error => {
      tokens?.abandon?.();
      return new Error(`no access token arrived within timeout (${this.#timeout} ms)`);
    };
    return inTime(asked, clock, this.#timeout, late, this.#limit.signal);
  }
}
