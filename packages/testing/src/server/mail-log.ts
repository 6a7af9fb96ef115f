/** One mail that a fake sent. */
export interface Mail {
  /** Lower case. */
  readonly address: string;
  readonly at: number;
  /** Number of the request that caused it; undefined if somebody else did, by other means than this client. */
  readonly request: number | undefined;
}

/** The truth for "who was mailed how often". */
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

  /** How often requests to the fake caused a mail to this address; what somebody else sent is not counted. */
  countTo(address: string): number {
    return this.#counts.get(address.trim().toLowerCase()) ?? 0;
  }

  /** The most mails that one address got from requests. */
  get most(): number {
    return Math.max(0, ...this.#counts.values());
  }
}
