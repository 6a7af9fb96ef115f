import type { AccountInvitationCreate, KantataClient } from "@invitation-clients/kantata-ox";
import type { Account } from "../accounts/account.js";
import { type KantataListOptions, kantataFormat } from "../reading/columns/kantata.js";
import { DENIED, type Target } from "./target.js";

/** The default of the client's `createMany`. */
const SETTLE_DELAY = 200_000;

/** Invites people to an account of Kantata OX. */
export function kantataTarget(
  account: Account<KantataClient>,
  list: KantataListOptions,
): Target<AccountInvitationCreate> {
  const { accountInvitations } = account.client;
  return {
    format: kantataFormat(list),
    key: account.key,
    title: account.title,
    warning: "Each gets an e-mail. Whoever accepts takes a seat, which can cost money.",
    settleDelay: SETTLE_DELAY,
    send(people, { concurrency: _, ...options }) {
      return accountInvitations.createMany(people, { ...options, skipExisting: true });
    },
    async look(people, signal) {
      const onlyLook = new Error("only a look");
      let failure: Error | undefined;
      const results = await accountInvitations.createMany(people, {
        signal,
        skipExisting: true,
        // The look is that of the real run. The request after it is not sent, because this fails.
        onSend: () => {
          throw onlyLook;
        },
        onProgress: ({ error }) => {
          failure = error;
        },
      });
      if (failure !== undefined && failure.cause !== onlyLook) throw failure;
      return new Set(results.flatMap(({ status }, position) => (status === "existing" ? [position] : [])));
    },
    // After such an answer a run sends nothing more, so it is the last one.
    isDenied: () => DENIED.includes(account.lastStatus() ?? 0),
    sending: account.sending,
    misplaced: account.misplaced,
    close: account.close,
  };
}
