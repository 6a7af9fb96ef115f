import type { ClientMutation } from "./mutation.ts";

type Row = readonly [family: string, at: string, file: string, find: string, replace: string];

const kantata = (file: string): string => `kantata-ox/src/${file}`;
const aveva = (file: string): string => `aveva-identity/src/${file}`;
const runtime = (file: string): string => `runtime/src/${file}`;

const method = (file: string, id: string, from: string, to: string): Row => [
  "wrong method",
  `${id} by ${to}`,
  file,
  `"id": "${id}",\n    "method": "${from}"`,
  `"id": "${id}",\n    "method": "${to}"`,
];

const shared: readonly Row[] = [
  [
    "wrong comma list",
    "repeated instead",
    runtime("request/query.ts"),
    'written = [written.join(",")];',
    "written = [...written];",
  ],
  [
    "wrong query",
    "the first parameter lost",
    runtime("request/query.ts"),
    'return parts.join("&");',
    'return parts.slice(1).join("&");',
  ],
  [
    "wrong query",
    "name in capitals",
    runtime("request/query.ts"),
    "encodeURIComponent(name)}=",
    "encodeURIComponent(name.toUpperCase())}=",
  ],
];

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  "kantata-ox": [
    ...shared,
    method(kantata("generated/operations.ts"), "updateAccountInvitation", "PUT", "POST"),
    method(kantata("generated/operations.ts"), "resendAccountInvitation", "PUT", "POST"),
    method(kantata("generated/operations.ts"), "createWorkspaceInvitation", "POST", "PUT"),
    [
      "wrong path",
      "workspaces/{id}/invitations",
      kantata("generated/operations.ts"),
      '"path": "/workspaces/{id}/invite"',
      '"path": "/workspaces/{id}/invitations"',
    ],
    [
      "wrong path",
      "resend left out",
      kantata("generated/operations.ts"),
      '"path": "/account_invitations/{id}/resend"',
      '"path": "/account_invitations/{id}"',
    ],
    [
      "unwrapped body",
      "create",
      kantata("invitations/account-invitations.ts"),
      "{ query, body: { account_invitation: checkBody(body) } }",
      "{ query, body: checkBody(body) }",
    ],
    [
      "unwrapped body",
      "update",
      kantata("invitations/account-invitations.ts"),
      "{ path: { id }, query, body: { account_invitation: checkBody(body) } }",
      "{ path: { id }, query, body: checkBody(body) }",
    ],
    [
      "unwrapped body",
      "workspace invite",
      kantata("invitations/workspaces.ts"),
      "body: { invitation: checkBody(body) }",
      "body: checkBody(body)",
    ],
    [
      "wrong root",
      "workspace_invitation",
      kantata("invitations/workspaces.ts"),
      "body: { invitation: checkBody(body) }",
      "body: { workspace_invitation: checkBody(body) }",
    ],
    [
      "wrong root",
      "bulk under the single one",
      kantata("create-many/batch/send-batch.ts"),
      "{ account_invitations: people.map((one) => one.input) }",
      "{ account_invitation: people.map((one) => one.input) }",
    ],
    [
      "wrong query name",
      "bulk asks by page_size",
      kantata("create-many/batch/send-batch.ts"),
      "{ per_page: 50, include }",
      "{ page_size: 50, include }",
    ],
    [
      "missing query",
      "bulk without per_page",
      kantata("create-many/batch/send-batch.ts"),
      "{ per_page: 50, include }",
      "{ include }",
    ],
    [
      "missing include",
      "get, create, update, resend",
      kantata("invitations/account-invitations.ts"),
      "await send({ ...query })",
      "await send({} as never)",
    ],
    [
      "missing include",
      "not put on the row",
      kantata("envelope.ts"),
      "const [row] = readEnvelope(reply, mapName, include).items;",
      "const [row] = readEnvelope(reply, mapName).items;",
    ],
    [
      "missing include",
      "rows of a list",
      kantata("invitations/invitation-list.ts"),
      '(reply, "account_invitations", rest.include)',
      '(reply, "account_invitations")',
    ],
    [
      "missing include",
      "rows of a batch",
      kantata("create-many/batch/send-batch.ts"),
      '(reply, "account_invitations", include).items',
      '(reply, "account_invitations").items',
    ],
    [
      "wrong comma list",
      "include left out of the table",
      kantata("generated/operations.ts"),
      '"commaLists": [\n      "include",\n      "only"\n    ]',
      '"commaLists": [\n      "only"\n    ]',
    ],
    [
      "wrong comma list",
      "only left out of the table",
      kantata("generated/operations.ts"),
      '"commaLists": [\n      "include",\n      "only"\n    ]',
      '"commaLists": [\n      "include"\n    ]',
    ],
    [
      "wrong field read",
      "workspace rows in another map",
      kantata("invitations/workspaces.ts"),
      '"workspace_invitations")',
      '"account_invitations")',
    ],
    ["wrong field read", "count of the page", kantata("envelope.ts"), "meta?.count ?? body.count", "body.count"],
    ["wrong header read", "request id", kantata("dialect.ts"), '"x-request-id"', '"request-id"'],
    [
      "wrong argument",
      "delete another id",
      kantata("invitations/account-invitations.ts"),
      "{ path: { id } }, options)",
      '{ path: { id: "me" } }, options)',
    ],
  ],
  "aveva-v1": [
    ...shared.slice(1),
    method(aveva("generated/v1/operations.ts"), "updateInvitation", "PUT", "POST"),
    method(aveva("generated/v1/operations.ts"), "countInvitations", "HEAD", "GET"),
    method(aveva("generated/v1/operations.ts"), "createOrUpdateUserInvitation", "PUT", "POST"),
    method(aveva("generated/v1/operations.ts"), "createUserInvitation", "POST", "PUT"),
    [
      "wrong path",
      "plural of v1-preview",
      aveva("generated/v1/operations.ts"),
      '"id": "getUserInvitation",\n    "method": "GET",\n    "path": "/Tenants/{tenantId}/Users/{userId}/Invitation"',
      '"id": "getUserInvitation",\n    "method": "GET",\n    "path": "/Tenants/{tenantId}/Users/{userId}/Invitations"',
    ],
    ["wrong base path", "v2", aveva("client.ts"), `\${origin}/api/\${apiVersion}`, `\${origin}/api/v2`],
    [
      "wrapped body",
      "update",
      aveva("invitations/invitations.ts"),
      "operations.updateInvitation, { path: { invitationId }, body: checkBody(body) }",
      "operations.updateInvitation, { path: { invitationId }, body: { Invitation: checkBody(body) } }",
    ],
    [
      "wrong header read",
      "Total-Count",
      aveva("invitations/invitations.ts"),
      'headerOf(answer.headers, "total-count")',
      'headerOf(answer.headers, "x-total-count")',
    ],
    ["wrong header read", "Operation-Id", aveva("dialect.ts"), '"operation-id"', '"x-request-id"'],
    [
      "wrong field sent",
      "Expires instead of ExpiresDateTime",
      aveva("invitations/user-invitations.ts"),
      "{ ExpiresDateTime: dateWithZone(date), SendInvitation: false }",
      "{ Expires: dateWithZone(date), SendInvitation: false } as never",
    ],
    [
      "wrong status read",
      "created by 200",
      aveva("invitations/user-invitations.ts"),
      "reply.answer.status === 201",
      "reply.answer.status === 200",
    ],
    ["missing query", "count", aveva("invitations/invitations.ts"), "{ query: params }, options)", "{}, options)"],
    [
      "missing query",
      "exists of a user",
      aveva("invitations/user-invitations.ts"),
      "v1.checkUserInvitation, { path: { userId }, query: { ...params } }",
      "v1.checkUserInvitation, { path: { userId } }",
    ],
    [
      "empty 202 refused",
      "create",
      aveva("invitations/user-invitations.ts"),
      "return readInvitationIfAny(\n        await client.call(operations.createUserInvitation",
      "return readInvitation(\n        await client.call(operations.createUserInvitation",
    ],
  ],
  "aveva-v1-preview": [
    method(aveva("generated/v1-preview/operations.ts"), "updateInvitation", "PUT", "POST"),
    method(aveva("generated/v1-preview/operations.ts"), "createUserInvitation", "POST", "PUT"),
    [
      "wrong path",
      "singular of v1",
      aveva("generated/v1-preview/operations.ts"),
      '"id": "getUserInvitation",\n    "method": "GET",\n    "path": "/Tenants/{tenantId}/Users/{userId}/Invitations"',
      '"id": "getUserInvitation",\n    "method": "GET",\n    "path": "/Tenants/{tenantId}/Users/{userId}/Invitation"',
    ],
    ["wrong table", "v1 for both", aveva("client.ts"), 'apiVersion === "v1" ? v1 : preview', "v1"],
    [
      "missing query",
      "get of a user",
      aveva("invitations/user-invitations.ts"),
      "operations.getUserInvitation, { path: { userId }, query: { ...params } }",
      "operations.getUserInvitation, { path: { userId } }",
    ],
    [
      "wrong query",
      "list loses its parameters",
      aveva("invitations/invitations.ts"),
      "const query = skip === 0 ? given : { ...given, skip };",
      "const query = { skip };",
    ],
  ],
};

/** Changes of the clients, written by hand: no tool knows which line of a client implements which part of a spec. */
export const clientMutations: readonly ClientMutation[] = Object.entries(ROWS).flatMap(([spec, rows]) =>
  rows.map(([family, at, file, find, replace]) => ({ kind: "client" as const, spec, family, at, file, find, replace })),
);
