import { callOf, hasBody, LIST_LIMIT } from "./calls.ts";
import type { TryOperation } from "./operations.ts";
import type { Values } from "./values.ts";

/** The call as a curl command. */
export function curlOf(operation: TryOperation, values: Values): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.path[name] ?? "")),
  );
  const query = new URLSearchParams(Object.entries(values.query).map(([name, value]) => [name, String(value)]));
  // Otherwise the answer shows 20 rows only. The client asks for the rows that are read.
  const isPaged = ["page", "per_page", "offset"].some((name) => query.has(name));
  if (operation.form === "many" || (operation.id === "listAccountInvitations" && !isPaged))
    query.set("per_page", String(LIST_LIMIT));
  const search = query.size > 0 ? `?${query}` : "";
  const token = operation.api === "kantata-ox" ? "KANTATA_TOKEN" : "AVEVA_TOKEN";
  const method = operation.method === "HEAD" ? "--head" : `--request ${operation.method}`;
  const lines = [
    `curl ${method} ${quoted(`${operation.server}${path}${search}`)}`,
    `--header "Authorization: Bearer $${token}"`,
  ];
  if (hasBody(operation)) {
    const { envelope } = operation;
    const body = envelope === undefined ? values.body : { [envelope]: values.body };
    lines.push(`--header 'Content-Type: application/json'`, `--data ${quoted(JSON.stringify(body, null, 2))}`);
  }
  return lines.join(" \\\n  ");
}

/** The call as TypeScript. */
export function typescriptOf(operation: TryOperation, values: Values): string {
  const { resource, method, args } = callOf(operation, values);
  const client = operation.api === "kantata-ox" ? "kantata" : "aveva";
  const call = `${client}.${resource}.${method}(${args.map(literal).join(", ")})`;
  const list = method === "list" ? `.toArray({ limit: ${LIST_LIMIT} })` : "";
  return `${setUpOf(operation, values)}\nconsole.log(await ${call}${list});\n`;
}

function setUpOf({ api }: TryOperation, values: Values): string {
  if (api === "kantata-ox") {
    return `import { createKantataClient } from "@invitation-clients/kantata-ox";

const kantata = createKantataClient({ accessToken: process.env.KANTATA_TOKEN ?? "" });`;
  }
  return `import { createAvevaIdentityClient } from "@invitation-clients/aveva-identity";

const aveva = createAvevaIdentityClient({
  apiVersion: ${literal(api)},
  region: "uswe",
  tenantId: ${literal(values.path.tenantId ?? "")},
  clientId: process.env.AVEVA_CLIENT_ID ?? "",
  clientSecret: process.env.AVEVA_CLIENT_SECRET ?? "",
});`;
}

function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/^(\s*)"([A-Za-z_]\w*)":/gm, "$1$2:");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
