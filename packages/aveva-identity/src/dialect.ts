import { type Dialect, describeCommonError } from "@invitation-clients/runtime";
import { isObject } from "./invitations/replies.js";
import type { ApiVersion, AvevaErrorBody } from "./types.js";

/** How to read AVEVA Data Hub's errors. */
export function dialectOf(apiVersion: ApiVersion): Dialect {
  return {
    requestIdHeader: "operation-id",
    describe(body) {
      const own = readErrorBody(body);
      const words = [own?.Error, own?.Reason, own?.Resolution].filter(
        (word) => typeof word === "string" && word !== "",
      );
      return words.join(" ") || describeCommonError(body);
    },
    readErrorBody,
    hint({ operation, status, outcome }) {
      if (status === 405) {
        return 'Only the primary region takes writes: use region "uswe" (https://uswe.datahub.connect.aveva.com)';
      }
      if (status === 404 && apiVersion === "v1-preview") {
        return 'The service may have stopped answering v1-preview: apiVersion "v1" has the later routes';
      }
      if (outcome !== "unknown" || operation.effect !== "send") return undefined;
      const get = operation.path.includes("{userId}") ? "userInvitations.get(userId)" : "invitations.get(invitationId)";
      return `It may have been sent: look with ${get} before you repeat it`;
    },
  };
}

function readErrorBody(body: unknown): AvevaErrorBody | undefined {
  return isObject(body) ? body : undefined;
}
