// A Worker with one client for all requests, at module scope as the README shows it, and the kinds of visits to it.
import { createKantataClient } from "@invitation-clients/kantata-ox";

const clients = new Map();

function clientOf(name, { STAGE }) {
  const made =
    clients.get(name) ??
    createKantataClient({
      baseUrl: `${STAGE}/${name}`,
      accessToken: async () => (await fetch(`${STAGE}/${name}/token`)).text(),
      timeout: 1_000,
      maxRetries: 1,
    });
  clients.set(name, made);
  return made;
}

const visits = {
  call: ({ accountInvitations }) => accountInvitations.get(1),
  /** One of two calls fails at once, so the visitor is answered while the other is still running. */
  async half({ accountInvitations }) {
    await accountInvitations.get(1);
    await Promise.all([accountInvitations.get("silent"), accountInvitations.get("..")]).catch(() => {});
  },
  /** More calls than run at once, so that some wait; the visitor is answered before they end. */
  async crowd({ accountInvitations }) {
    await accountInvitations.get(1);
    const many = Array.from({ length: 30 }, () => accountInvitations.get("silent"));
    await Promise.all([...many, accountInvitations.get("..")]).catch(() => {});
  },
  async list({ accountInvitations }) {
    for await (const { id } of accountInvitations.list({ page: 1 }, { prefetch: 1 })) return id;
  },
  first: ({ accountInvitations }) => accountInvitations.list({ page: 1 }, { prefetch: 1 }).first(),
};

export default {
  async fetch(request, env) {
    const [, name, visit] = new URL(request.url).pathname.split("/");
    if (visit === "ready") return new Response("ready");
    try {
      await visits[visit](clientOf(name, env));
      return new Response("served");
    } catch (error) {
      return new Response(`${error.name}: ${error.message}`, { status: 599 });
    }
  },
};
