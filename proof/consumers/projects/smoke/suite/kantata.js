import { holds, same } from "./check.js";

const ADA = { full_name: "Ada Lovelace", email_address: "ada@example.com" };

/** Lists, single calls, bulk and hooks of Kantata's client. */
export function kantataTests({ kantata: { createKantataClient } }, stage) {
  const client = (options = {}) =>
    createKantataClient({ accessToken: () => Promise.resolve("t"), baseUrl: stage.kantata, ...options });
  const { accountInvitations, workspaces, api } = client();

  return [
    [
      "list with include",
      async () => {
        const rows = await accountInvitations.list({ only_pending: false, include: ["inviter"] }).toArray({ limit: 2 });
        holds(rows.length > 0, "rows");
        same(typeof rows[0].full_name, "string", "full_name");
        same(typeof rows[0].inviter.full_name, "string", "inviter.full_name");
      },
    ],
    [
      "paging ends and yields each row once",
      async () => {
        const list = accountInvitations.list({ per_page: 2 }, { prefetch: 1 });
        const ids = [];
        for await (const { id } of list) ids.push(id);
        holds(ids.length > 0, "rows");
        same(new Set(ids).size, ids.length, "different rows");
        for await (const page of list.pages()) {
          same(page.response.status, 200, "status of a page");
          same(page.items[0].id, (await list.first()).id, "first row");
          break;
        }
      },
    ],
    [
      "get with include",
      async () => {
        const { id, default_role } = await accountInvitations.get(42, { include: ["default_role"] });
        same(typeof id, "string", "id");
        holds(default_role !== undefined, "default_role");
      },
    ],
    ["create", async () => same((await accountInvitations.create(ADA)).pending, true, "pending")],
    [
      "update, resend, delete",
      async () => {
        holds((await accountInvitations.update(42, { permission: "project_lead" })).id, "id after update");
        holds((await accountInvitations.resend(42)).id, "id after resend");
        same(await accountInvitations.delete(42), undefined, "result of delete");
      },
    ],
    [
      "invite to a workspace",
      async () => holds((await workspaces.invite(7, { ...ADA, invitee_role: "maven" })).full_name, "full_name"),
    ],
    [
      "createMany",
      async () => {
        const steps = [];
        const results = await accountInvitations.createMany(stage.people, {
          headers: { "x-smoke": "bulk" },
          onProgress: ({ done }) => steps.push(done),
        });
        same(results.map(({ status }) => status).join(), stage.people.map(() => "created").join(), "results");
        same(results[0].invitation.email_address, stage.people[0].email_address, "order");
        same(steps.at(-1), stage.people.length, "progress");
      },
    ],
    [
      "raw api",
      async () => {
        const { data, response } = await api.GET("/account_invitations", { params: { query: { per_page: 2 } } });
        same(response.ok, true, "ok");
        holds(data.results.length > 0, "results");
      },
    ],
    [
      "hooks",
      async () => {
        const events = [];
        const note =
          (kind) =>
          ({ operationId, path, status }) => {
            events.push([kind, operationId, path, status].filter((part) => part !== undefined).join(" "));
            throw new Error("an observer cannot break a call");
          };
        const hooks = { onRequest: note("request"), onResponse: note("response"), onError: note("error") };
        await client({ hooks }).accountInvitations.get(42);
        const template = "getAccountInvitation /account_invitations/{id}";
        same(events.join("; "), `request ${template}; response ${template} 200`, "events");
      },
    ],
  ];
}
