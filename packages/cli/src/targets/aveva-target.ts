import type { CreateManyInput } from "@invitation-clients/aveva-identity";
import type { Account } from "../accounts/account.js";
import type { AvevaConnection } from "../accounts/aveva-account.js";
import { type AvevaInvitee, avevaFormat } from "../reading/columns/aveva.js";
import { DENIED, type Target } from "./target.js";

/** Lists never have the value null, which only v1 takes. */
type PreviewInvitee = CreateManyInput<"v1-preview">;

/** The default of the client's `createMany`. */
const SETTLE_DELAY = 40_000;

/** Invites users to a tenant of AVEVA Data Hub. A user who has an invitation already is told by the service. */
export function avevaTarget(account: Account<AvevaConnection>): Target<AvevaInvitee> {
  const { client: connection } = account;
  return {
    format: avevaFormat,
    key: account.key,
    title: account.title,
    warning: "Each gets an e-mail, unless SendInvitation says no. Users can cost money.",
    settleDelay: SETTLE_DELAY,
    send(people, { concurrency, ...options }) {
      const all = { ...options, ...(concurrency === undefined ? {} : { concurrency }) };
      return connection.apiVersion === "v1"
        ? connection.client.userInvitations.createMany(people, all)
        : connection.client.userInvitations.createMany(people as readonly PreviewInvitee[], all);
    },
    async look(people, signal) {
      const positions = new Map(people.map(({ userId }, position) => [userId.toLowerCase(), position]));
      const found = new Set<number>();
      const list = connection.client.invitations.list({ includeExpiredInvitations: true, count: 1000 }, { signal });
      for await (const { UserId } of list) {
        const position = typeof UserId === "string" ? positions.get(UserId.toLowerCase()) : undefined;
        if (position !== undefined) found.add(position);
      }
      return found;
    },
    // A region that takes no writes answers 405, whoever is invited.
    isDenied: (errors) => errors.some(({ status = 0 }) => [...DENIED, 405].includes(status)),
    sending: account.sending,
    misplaced: account.misplaced,
    close: account.close,
  };
}
