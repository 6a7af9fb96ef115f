import { type Secret, secretOf } from "./secret.js";

// How many sent secrets are remembered: a cached page may quote the token of an earlier call.
const REMEMBERED = 32;

/** The secrets of a client: those it was given, and the last 32 that it sent. */
export class SecretMemory {
  readonly #given: readonly Secret[];
  #sent: readonly Secret[] = [];
  /** All secrets. The list is replaced, never changed in place. */
  list: readonly Secret[];

  constructor(given: readonly string[] = []) {
    this.#given = given.map(secretOf);
    this.list = this.#given;
  }

  /** Remembers a token or another secret that is about to be sent. */
  add(text: string): Secret {
    const last = this.#sent.at(-1);
    // Most calls carry the same token as the call before.
    if (last?.text === text) return last;
    const secret = secretOf(text);
    this.#sent = [...this.#sent.filter((sent) => sent.text !== text), secret].slice(-REMEMBERED);
    this.list = [...this.#given, ...this.#sent];
    return secret;
  }
}
