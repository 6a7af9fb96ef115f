import { type ApiClient, type CallOptions, checkBody, type Id } from "@invitation-clients/runtime";
import { readOne } from "../envelope.js";
import { operations } from "../generated/operations.js";
import type { WorkspaceInvitation, WorkspaceInvitationCreate } from "../types.js";

/** Projects of a Kantata OX account. */
export interface Workspaces {
  /**
   * Invites one person to a project, by e-mail. Users that already exist accept at once and are added. If your account allows
   * anyone to be invited to projects, other people can create an account. Otherwise they must be members of your account
   * first. Never repeated if it may have been sent, and the API cannot look an invitation up again. The endpoint has its own
   * rate limit.
   *
   * @throws ApiError 403 if you may not invite to the project, 422 if the invitation is refused
   * @throws ConfigError, TokenError, ConnectionError, TimeoutError, ResponseParseError
   * @see https://developer.kantata.com/kantata/specification/workspaces/create-workspace-invitation
   */
  invite(id: Id, body: WorkspaceInvitationCreate, options?: CallOptions): Promise<WorkspaceInvitation>;
}

/** Creates the resource of a client. */
export function workspaces(client: ApiClient): Workspaces {
  return {
    async invite(id, body, options) {
      const input = { path: { id }, body: { invitation: checkBody(body) } };
      const reply = await client.call(operations.createWorkspaceInvitation, input, options);
      return readOne(reply, "workspace_invitations");
    },
  };
}
