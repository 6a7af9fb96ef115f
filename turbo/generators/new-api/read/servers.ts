import type { Editable } from "./read-spec.ts";

interface Server {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly default?: string }>>;
}

/** Keeps the servers that a client can use, variables filled in. Changes the document; returns notes about what was changed. */
export function rewriteServers(document: Editable): string[] {
  const given = (Array.isArray(document.servers) ? document.servers : []) as (Server & Editable)[];
  const notes: string[] = [];
  const servers = given.flatMap(({ variables, ...server }) => {
    const url = filled({ ...server, ...(variables ? { variables } : {}) }).replace(/\/+$/, "");
    if (url !== server.url) notes.push(`The server ${server.url} became ${url || "nothing"}`);
    return isAbsolute(url) ? [{ ...server, url }] : [];
  });
  if (servers.length > 0) document.servers = servers;
  else {
    delete document.servers;
    notes.push("It has no server with an absolute address: callers must pass `baseUrl`");
  }
  return notes;
}

function isAbsolute(url: string): boolean {
  if (!/^https?:\/\//.test(url) || /[{}?#]/.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === "" && password === "";
}

function filled({ url, variables = {} }: Server): string {
  return url.replace(/\{([^{}]+)\}/g, (all, name: string) => variables[name]?.default ?? all);
}
