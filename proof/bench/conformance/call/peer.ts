/** Where a peer is pointed, and with what it signs in. */
export interface PeerOptions {
  readonly baseUrl: string;
  /** A function only for peers that take one. */
  readonly token: string | (() => Promise<string>);
  /** In place of the platform's; clients that send by other means are switched to `fetch`. */
  readonly fetch?: typeof fetch;
  /** Over the client's own transport for Node, where it is not its default. */
  readonly ownTransport?: boolean;
}

/** The person that is invited; the e-mail address is what situations look for. */
export interface Person {
  readonly full_name: string;
  readonly email_address: string;
}

/** One client, in the words its users would use. A call that failed rejects. */
export interface PeerClient {
  /** One GET by id, through the most natural public method. */
  read(id: string, signal?: AbortSignal): Promise<unknown>;
  /** One POST with a person in its body. */
  send(person: Person): Promise<unknown>;
  /** One DELETE by id. */
  remove(id: string): Promise<unknown>;
}

/** A published client, or ours, behind one shape. */
export interface Peer {
  readonly name: string;
  /** Where it is defined; the file exports nothing else. */
  readonly file: string;
  readonly version: string;
  /** How it was configured, for the reader of the table. */
  readonly setup: string;
  /** Whether the run fails when a situation goes badly. */
  readonly ours: boolean;
  /** Name of its own transport for Node, if that is not its default. */
  readonly ownTransport?: string;
  readonly takesSignal: boolean;
  readonly takesTokenProvider: boolean;
  /** Whether it fills ids into paths; else its callers write the path. */
  readonly buildsPaths: boolean;
  connect(options: PeerOptions): PeerClient;
  /** The HTTP status as the peer's own errors tell it. */
  statusOf(error: unknown): number | undefined;
}

/** Narrows the token for peers without providers. */
export function fixedToken(token: PeerOptions["token"]): string {
  if (typeof token !== "string") throw new Error("this peer takes no token provider");
  return token;
}

/** Reads a numeric property, for `statusOf`. */
export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  let current = value;
  for (const key of path) current = (current as Record<string, unknown> | null | undefined)?.[key];
  return typeof current === "number" ? current : undefined;
}
