import type { KantataFake } from "../kantata/kantata-fake.js";

/** A row of the account, deleted or not. */
export interface LedgerEntry {
  /** The address as it was sent, in lower case: the server may have stored it in another form. */
  readonly address: string;
  /** When it was made, in milliseconds. */
  readonly at: number;
  /** Whether a request of ours made it. */
  readonly ours: boolean;
}

/** Who made each row of a fake account, read from what every test can see: its invitations and its mails. */
export class Ledger {
  readonly #fake: KantataFake;
  readonly #rows = new Map<string, LedgerEntry>();
  readonly #others = new Set<string>();
  #mails = 0;

  constructor(fake: KantataFake) {
    this.#fake = fake;
  }

  /** Somebody else invites a person. */
  invite(given: Parameters<KantataFake["invite"]>[0]): string {
    this.#read();
    const { id } = this.#fake.invite(given);
    const at = given.createdAt === undefined ? Date.now() : new Date(given.createdAt).getTime();
    const address = given.email_address.trim().toLowerCase();
    this.#rows.set(id, { address, at, ours: false });
    this.#others.add(address);
    return id;
  }

  /** Somebody else deletes a row. The ledger keeps it. */
  withdraw(id: string): void {
    this.#read();
    this.#fake.withdraw(id);
  }

  get(id: string | number): LedgerEntry | undefined {
    this.#read();
    return this.#rows.get(String(id));
  }

  /** Whether somebody else ever invited this address. */
  wasInvitedByOthers(address: string): boolean {
    return this.#others.has(address);
  }

  /** All rows that there ever were. */
  get all(): readonly LedgerEntry[] {
    this.#read();
    return [...this.#rows.values()];
  }

  /** Rows that appeared without the ledger are ours. Each caused one mail, in the same order. */
  #read(): void {
    const { mails } = this.#fake;
    if (mails.length === this.#mails) return;
    for (const { id } of this.#fake.invitations) {
      const mail = mails[this.#mails];
      if (this.#rows.has(id) || !mail) continue;
      this.#mails += 1;
      this.#rows.set(id, { address: mail.to.toLowerCase(), at: mail.at, ours: true });
    }
  }
}
