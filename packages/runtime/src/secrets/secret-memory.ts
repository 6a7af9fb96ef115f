import { type Secret, secretOf } from "./secret.js";

// Tokens of earlier calls, which a cached page may quote.
const REMEMBERED = 32;

/** The secrets of a client: those it was given, and the last ones that it sent. */
export class SecretMemory {
  readonly #given: readonly Secret[];
  #sent: readonly Secret[] = [];
  /** All of them. It is replaced, never changed. */
  list: readonly Secret[];

  constructor(given: readonly string[] = []) {
    this.#given = given.map(secretOf);
    this.list = this.#given;
  }

  /** Remembers a token or a secret that is about to be sent. */
  add(text: string): Secret {
    const last = this.#sent.at(-1);
    // Most calls carry the token of the one before.
    if (last?.text === text) return last;
    const secret = secretOf(text);
    this.#sent = [...this.#sent.filter((sent) => sent.text !== text), secret].slice(-REMEMBERED);
    this.list = [...this.#given, ...this.#sent];
    return secret;
  }
}
