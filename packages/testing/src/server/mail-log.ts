/** One mail that a fake sent. */
export interface Mail {
  /** As it was given, without white space around it. */
  readonly to: string;
  /** In lower case. */
  readonly address: string;
  readonly at: number;
  /** Number of the request that caused it; undefined if somebody else caused it without this client. */
  readonly request: number | undefined;
}

/** Who was mailed, and how often. */
export class MailLog {
  readonly #mails: Mail[] = [];
  readonly #counts = new Map<string, number>();
  readonly #onMail: ((mail: Mail) => void) | undefined;

  constructor(onMail?: (mail: Mail) => void) {
    this.#onMail = onMail;
  }

  send(address: string, at: number, request: number | undefined): void {
    const to = address.trim();
    const key = to.toLowerCase();
    const mail = { to, address: key, at, request };
    this.#mails.push(mail);
    if (request !== undefined) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    this.#onMail?.(mail);
  }

  get all(): readonly Mail[] {
    return this.#mails;
  }

  /** How many mails to this address were caused by requests to the fake. Mails that somebody else caused do not count. */
  countTo(address: string): number {
    return this.#counts.get(address.trim().toLowerCase()) ?? 0;
  }

  /** The most mails that requests caused to one address. */
  get most(): number {
    return Math.max(0, ...this.#counts.values());
  }
}
