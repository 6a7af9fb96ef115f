/** How to connect a client to a server. */
export interface PeerOptions {
  readonly baseUrl: string;
  /** A function only if the client takes one (`takesTokenProvider`). */
  readonly token: string | (() => Promise<string>);
  /** Replaces the platform's `fetch`. Clients that send by other means are switched to `fetch`. */
  readonly fetch?: typeof fetch;
  /** Whether to send over the client's own transport for Node, if it has one that is not its default. */
  readonly ownTransport?: boolean;
}

/** The person to invite. Situations recognize a body by the e-mail address. */
export interface Person {
  readonly full_name: string;
  readonly email_address: string;
}

/** One client, behind three calls. A call that failed rejects. */
export interface PeerClient {
  /** One GET by id, through the public method that a user would choose. */
  read(id: string, signal?: AbortSignal): Promise<unknown>;
  /** One POST with a person in its body. */
  send(person: Person): Promise<unknown>;
  /** One DELETE by id. */
  remove(id: string): Promise<unknown>;
}

/** A published client, or ours: one column of the table. */
export interface Peer {
  readonly name: string;
  /** The file that defines it, which child processes import. It exports nothing else. */
  readonly file: string;
  readonly version: string;
  /** How it was configured, for the reader of the table. */
  readonly setup: string;
  /** Whether the run fails if this client is not good in a situation. */
  readonly ours: boolean;
  /** The name of its own transport for Node, if it has one that is not its default. */
  readonly ownTransport?: string;
  readonly takesSignal: boolean;
  readonly takesTokenProvider: boolean;
  /** Whether the client puts ids into paths. Otherwise its callers write the path. */
  readonly buildsPaths: boolean;
  connect(options: PeerOptions): PeerClient;
  /** The HTTP status that an error of this client carries. */
  statusOf(error: unknown): number | undefined;
}

/** The token as a string, for clients that take no provider. */
export function fixedToken(token: PeerOptions["token"]): string {
  if (typeof token !== "string") throw new Error("this client takes no token provider");
  return token;
}

/** Reads a number at a path of properties, for `statusOf`. */
export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  let current = value;
  for (const key of path) current = (current as Record<string, unknown> | null | undefined)?.[key];
  return typeof current === "number" ? current : undefined;
}
