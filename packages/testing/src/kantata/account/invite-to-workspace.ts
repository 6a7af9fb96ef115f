import { values } from "../../generated/kantata-ox/values.js";
import { type FakeAnswer, type FakeRequest, jsonAnswer } from "../../server/fake-http.js";
import { type KantataProblems, requestId } from "../answers/problems.js";
import { isAddress } from "./create.js";

const ROLES: readonly unknown[] = values.WorkspaceInvitationCreate.invitee_role;

/** What an invitation to a project needs of the account. */
export interface WorkspaceHost {
  readonly problems: KantataProblems;
  /** Whether this person may be invited. */
  mayJoin(address: string): boolean;
  mail(address: string): void;
}

/** Invites a person to a project. Workspace invitations cannot be read later: no route takes their ids. */
export function inviteToWorkspace(request: FakeRequest, body: unknown, host: WorkspaceHost): FakeAnswer {
  const invitation = (body as { invitation?: Record<string, unknown> } | undefined)?.invitation;
  if (typeof invitation !== "object" || invitation === null) return host.problems.of(request, 400);
  const { full_name, email_address, invitee_role, subject = null, message = null } = invitation;
  const isText = (value: unknown): boolean => value === null || typeof value === "string";
  const wrong = Object.entries({
    full_name: typeof full_name === "string" && full_name.trim() !== "",
    email_address: isAddress(email_address) && host.mayJoin(String(email_address)),
    invitee_role: ROLES.includes(invitee_role),
    subject: isText(subject),
    message: isText(message),
  }).filter(([, isRight]) => !isRight);
  if (wrong.length > 0) {
    const errors = wrong.map(([field]) => ({
      type: "validation" as const,
      field,
      message: `${field} is invalid`,
      index: 0,
    }));
    return host.problems.answer(request, 422, errors);
  }
  host.mail(String(email_address));
  const id = String(9000 + request.number);
  const row = { id, full_name, email_address, invitee_role, subject, message };
  const meta = { count: 1, page_count: 1, page_number: 1, page_size: 20 };
  const results = [{ key: "workspace_invitations", id }];
  const headers = { "x-request-id": requestId(request) };
  return jsonAnswer(200, { count: 1, meta, results, workspace_invitations: { [id]: row } }, headers);
}
