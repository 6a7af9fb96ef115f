import { type ApiErrorGuard, isApiError as isAnyApiError } from "@invitation-clients/runtime";
import { permissionValues } from "./generated/values.js";
import type { KantataErrorBody, Permission } from "./types.js";

/**
 * Whether Kantata OX responded with an error status; with a second argument, with that status.
 *
 * @example
 * if (isApiError(error, 422)) for (const { field, message } of error.body?.errors ?? []) console.log(field, message);
 */
export const isApiError: ApiErrorGuard<KantataErrorBody> = isAnyApiError as ApiErrorGuard<KantataErrorBody>;

/** Whether a value is a permission that a request may name. */
export function isPermission(value: unknown): value is Permission {
  return (permissionValues as readonly unknown[]).includes(value);
}
