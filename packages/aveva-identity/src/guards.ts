import { type ApiErrorGuard, isApiError as isAnyApiError } from "@invitation-clients/runtime";
import type { AvevaErrorBody } from "./types.js";

/**
 * Whether AVEVA Data Hub responded with an error status; with a second argument, with that status.
 *
 * @example
 * if (isApiError(error, 409)) return aveva.userInvitations.get(userId);
 */
export const isApiError: ApiErrorGuard<AvevaErrorBody> = isAnyApiError as ApiErrorGuard<AvevaErrorBody>;
