import { validateInvitationCreateOrUpdate } from "@invitation-clients/aveva-identity/validate";
import { validateAccountInvitationCreate } from "@invitation-clients/kantata-ox/validate";
import { failureOf, holds, same } from "./check.js";

const ADA = { full_name: "Ada Lovelace", email_address: "ada@example.com" };

/** The checks of bodies: before a call by the sub-path, and in a call. */
export function validateTests({ kantata: { createKantataClient, isPermission, PERMISSIONS } }, stage) {
  const { accountInvitations } = createKantataClient({ accessToken: "t", baseUrl: stage.kantata });
  const lines = ({ problems = [] }) => problems.map(({ field, message }) => `${field}: ${message}`).join("; ");
  return [
    [
      "the sub-path validate names every problem",
      async () => {
        same(lines(validateAccountInvitationCreate(ADA)), "", "problems of a valid body");
        const wrong = lines(validateAccountInvitationCreate({ full_name: 1, permission: "admin" }));
        holds(wrong.startsWith("email_address: is missing; full_name: must be a string, not 1; permission: "), wrong);
        holds(wrong.endsWith('did you mean "administrator"?'), wrong);
        const expires = lines(validateInvitationCreateOrUpdate({ ExpiresDateTime: "tomorrow" }));
        holds(expires.startsWith("ExpiresDateTime: must be a date and time"), expires);
      },
    ],
    [
      "a misspelt field of a body is refused",
      async () => {
        const { name, message } = await failureOf(accountInvitations.create({ ...ADA, permision: "collaborator" }));
        same(name, "ConfigError", "name");
        holds(message.includes('did you mean "permission"?'), message);
      },
    ],
    ["permissions", async () => same(PERMISSIONS.every(isPermission) && !isPermission("admin"), true, "isPermission")],
  ];
}
