import { type Dialect, describeCommonError } from "@invitation-clients/runtime";
import type { ApiVersion, AvevaErrorBody } from "./types.js";

/** How AVEVA Data Hub speaks of failures. */
export function dialectOf(apiVersion: ApiVersion): Dialect {
  return {
    requestIdHeader: "operation-id",
    describe(body) {
      const { Error: error, Reason: reason, Resolution: resolution } = readErrorBody(body) ?? {};
      const words = [error, reason, resolution].filter((word) => typeof word === "string" && word !== "");
      return words.length > 0 ? words.join(" ") : describeCommonError(body);
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
      return operation.path.includes("{userId}")
        ? "It may have been sent: look with userInvitations.get(userId) before you repeat it"
        : "It may have been sent: look with invitations.get(invitationId) before you repeat it";
    },
  };
}

function readErrorBody(body: unknown): AvevaErrorBody | undefined {
  return typeof body === "object" && body !== null && !Array.isArray(body) ? (body as AvevaErrorBody) : undefined;
}
