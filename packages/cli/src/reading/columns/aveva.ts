import type { InvitationCreateOrUpdate } from "@invitation-clients/aveva-identity";
import { readBoolean, readDateTime, readGuid, readNot, readOneOf } from "../values/simple-values.js";
import { type ColumnKind, headerKey, type ListFormat } from "./column-kind.js";

/** The invitation of a user, with the user's id. */
export type AvevaInvitee = InvitationCreateOrUpdate & { readonly userId: string };

const KINDS: readonly ColumnKind[] = [
  { target: "userId", names: ["User", "Id"], read: readGuid },
  { target: "ExpiresDateTime", names: ["Expires", "Expiration", "Expiration Date"], read: readDateTime },
  { target: "SendInvitation", names: [], read: readBoolean },
  // A column of CONNECT's spreadsheet: people marked by it get no mail.
  { target: "SendInvitation", names: ["disableInvitation"], read: readNot },
  { target: "IdentityProviderId", names: ["Identity Provider"], read: readGuid },
  { target: "State", names: [], read: readState },
];

function readState(text: string): ReturnType<typeof readGuid> {
  const meaning = readOneOf(["0", "1", "2"])(text);
  return "value" in meaning ? { value: Number(meaning.value) } : meaning;
}

/** Lists for AVEVA: ids of users, and the fields of an invitation. */
export const avevaFormat: ListFormat<AvevaInvitee> = {
  api: "aveva-identity",
  kinds: KINDS,
  checkTargets(targets, header) {
    if (targets.has("userId")) return { problems: [], notes: [] };
    const addresses = header.some((name) => /^e?mail(address)?$/.test(headerKey(name)));
    const more = addresses ? ". This API invites users by their ids, not by e-mail addresses" : "";
    return { problems: [`There is no column for the ids of users, such as "userId"${more}`], notes: [] };
  },
  build(values) {
    const userId = values.get("userId");
    if (typeof userId !== "string") {
      return { missing: [{ target: "userId", message: "is empty. Every row needs the id of a user" }] };
    }
    const person = { ...Object.fromEntries(values), userId } as AvevaInvitee;
    return { person, key: userId.toLowerCase(), keyTarget: "userId" };
  },
};
