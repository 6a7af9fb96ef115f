/** One mail that a fake sent. */
export interface Mail {
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

  send(address: string, at: number, request: number | undefined): void {
    const key = address.trim().toLowerCase();
    this.#mails.push({ address: key, at, request });
    if (request !== undefined) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
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
