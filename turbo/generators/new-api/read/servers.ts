import type { Editable } from "../editable.ts";

interface Server {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly default?: string }>>;
}

/** Keeps the servers that a client can use, variables filled in. Changes the document; returns notes about what was changed. */
export function rewriteServers(document: Editable): string[] {
  const given = serversIn(document);
  const notes: string[] = [];
  const servers = given.flatMap(({ variables, ...server }) => {
    const url = filled({ ...server, ...(variables ? { variables } : {}) });
    if (!isAbsolute(url)) notes.push(`The server ${server.url} was left out: ${unusable(url)}`);
    else if (url !== server.url) notes.push(`The server ${server.url} became ${url}`);
    return isAbsolute(url) ? [{ ...server, url }] : [];
  });
  if (servers.length > 0) document.servers = servers;
  else {
    delete document.servers;
    notes.push("It has no server with an absolute address: callers must pass `baseUrl`");
  }
  return notes;
}

/** If each operation names the same server and the document none, that server is the document's. Changes the document. */
export function shareServers(document: Editable, owners: readonly (readonly Editable[])[]): void {
  if (serversIn(document).length > 0) return;
  const lists = owners.map((holders) => holders.map(serversIn).find((list) => list.length > 0) ?? []);
  const [first = []] = lists;
  if (first.length > 0 && lists.every((list) => JSON.stringify(list) === JSON.stringify(first)))
    document.servers = first;
}

/**
 * The server that an operation names, if a client of the document does not call that one.
 *
 * @param holders what may name servers, such as the operation and its path; the first that does counts
 */
export function otherServer(document: Editable, holders: readonly Editable[]): string | undefined {
  const own = holders
    .map(serversIn)
    .find((list) => list.length > 0)
    ?.map(filled);
  if (own === undefined) return undefined;
  const shared = serversIn(document).map(filled);
  const called = shared.find(isAbsolute) ?? shared[0];
  return called !== undefined && own.includes(called) ? undefined : own[0];
}

function serversIn({ servers }: Editable): readonly (Server & Editable)[] {
  return Array.isArray(servers) ? servers : [];
}

function unusable(url: string): string {
  return url.startsWith("/")
    ? `its address is relative, so \`baseUrl\` must end with ${url}`
    : "no client can call its address";
}

function isAbsolute(url: string): boolean {
  if (!/^https?:\/\//.test(url) || /[{}?#]/.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === "" && password === "";
}

function filled({ url, variables = {} }: Server): string {
  return url.replace(/\{([^{}]+)\}/g, (all, name: string) => variables[name]?.default ?? all).replace(/\/+$/, "");
}
