import { exceeds } from "@invitation-clients/openapi-semver";
import type { JudgedChange } from "../judge/judge.ts";

/** What a change is, as one sentence. The TypeScript judge leaves out of which name: that is where it is. */
export function whatOf({ judge, what, where }: JudgedChange): string {
  const name = judge === "types" && where.includes("#") ? where.slice(where.indexOf("#") + 1) : "";
  const said = asSentence(what);
  if (name === "") return said;
  return said.startsWith("It is ") ? `\`${name}\` ${said.slice("It ".length)}` : `\`${name}\`: ${said}`;
}

/** A text as a sentence: judges leave out the capital and the full stop. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  const ended = /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return ended.slice(0, 1).toUpperCase() + ended.slice(1);
}

/**
 * What is worth telling callers. That code changed tells them nothing; and what the spec tells of an operation, or a
 * correction, the types need not tell again.
 */
export function worthTelling(changes: readonly JudgedChange[]): JudgedChange[] {
  const isToldBySpec = (change: JudgedChange): boolean =>
    change.operationId !== null &&
    changes.some(
      ({ judge, operationId, bump }) =>
        judge === "spec" && operationId === change.operationId && !exceeds(change.bump, bump),
    );
  const told = changes.filter(
    (change) =>
      change.judge !== "code" &&
      !(change.judge === "types" && (change.correction !== undefined || isToldBySpec(change))),
  );
  const key = (change: JudgedChange): string => JSON.stringify([change.operationId, change.spec, whatOf(change)]);
  const keys = told.map(key);
  return told.filter((change, index) => keys.indexOf(key(change)) === index);
}
