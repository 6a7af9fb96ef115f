import { exceeds } from "@invitation-clients/openapi-semver";
import type { JudgedChange } from "../judge/judge.ts";
import { whatOf } from "../wording.ts";

/**
 * The changes that callers need to know about. Left out: changed code, and changes of the types that a spec change or a
 * correction already describes.
 */
export function changesForCallers(changes: readonly JudgedChange[]): JudgedChange[] {
  const isDescribedBySpec = (change: JudgedChange): boolean =>
    change.operationId !== null &&
    changes.some(
      ({ judge, operationId, bump }) =>
        judge === "spec" && operationId === change.operationId && !exceeds(change.bump, bump),
    );
  const shown = changes.filter(
    (change) =>
      change.judge !== "code" &&
      !(change.judge === "types" && (change.correction !== undefined || isDescribedBySpec(change))),
  );
  const key = (change: JudgedChange): string => JSON.stringify([change.operationId, change.spec, whatOf(change)]);
  const keys = shown.map(key);
  return shown.filter((change, index) => keys.indexOf(key(change)) === index);
}
