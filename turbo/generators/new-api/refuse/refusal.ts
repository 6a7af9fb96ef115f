import { relative } from "node:path";
import { cwd, env } from "node:process";
import { namesIn, nodeAt, resolveRef } from "../../../../scripts/lib/project/spec-document.ts";
import type { Editable } from "../editable.ts";
import { type Fault, faultLine, operationName } from "./fault.ts";

/** What was asked for: the new API's name, the document, and whether parts of it are left out. */
export interface Request {
  readonly name: string;
  readonly file: string;
  readonly leavesOut: boolean;
}

/** The error about everything that is wrong with a document, with the next step. */
export function refusal(faults: readonly Fault[], { name, file, leavesOut }: Request): Error {
  const lines = [...new Set(faults.map(faultLine))];
  const optional = faults.filter(({ part }) => part !== undefined).length;
  const place = shownPath(file);
  const command = (more: string): string => `\`pnpm new-api ${name} --spec ${quoted(place)}${more}\``;
  const rest = optional < faults.length ? "After the other changes, " : "Or run ";
  const next =
    optional > 0 && !leavesOut
      ? `${rest}${command(" --leave-out")}${optional < faults.length ? " leaves" : ", which leaves"} out what the client cannot send or read: an optional parameter or body alone, otherwise the operation.`
      : `Then run ${command(leavesOut ? " --leave-out" : "")} again.`;
  return new Error(
    [
      `no client can be made from ${place}, and nothing was written. Change ${lines.length === 1 ? "this" : `these ${lines.length} things`}:`,
      "",
      ...lines,
      "",
      next,
    ].join("\n"),
  );
}

/** The name of the operation that a JSON pointer leads into; undefined if it leads elsewhere. */
export function operationAtPointer(document: Editable, pointer: string): string | undefined {
  const [root, path = "", method = ""] = namesIn(pointer);
  const item = root === "paths" ? nodeAt(document, ["paths", path]) : undefined;
  if (typeof item !== "object" || item === null || method === "" || method === "parameters" || method === "servers")
    return item === undefined || path === "" ? undefined : path;
  const operation = resolveRef<Editable>(document, item as Editable)[method];
  const { operationId } = typeof operation === "object" && operation !== null ? (operation as Editable) : {};
  return operationName(method, path, operationId);
}

/** A file as the caller would write it. */
export function shownPath(file: string): string {
  // pnpm starts scripts in the root, even when called from another folder.
  const path = relative(env.INIT_CWD ?? cwd(), file);
  return path === "" || path.startsWith("../../") ? file : path;
}

function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
