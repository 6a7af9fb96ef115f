import type { OptionKind } from "../../checks/check-options.js";
import { values } from "../../generated/kantata-ox/values.js";
import type { Viewer } from "../answers/present.js";
import type { ErrorEntry } from "../answers/problems.js";

/** How the server refuses a bulk create. */
export interface Refusals {
  /** Whether errors have the `index` of the refused row: `all` of them, one error for the `first` row only, or `none`. */
  readonly index: "all" | "first" | "none";
  /** Whether one bad row makes the server refuse the good rows too. */
  readonly atomic: boolean;
}

export const REFUSAL_KINDS: Readonly<Record<keyof Refusals, OptionKind>> = {
  index: ["all", "first", "none"],
  atomic: "boolean",
};

/** How many created rows the answer to a bulk create shows: `per_page` of them, or 20 without it; always `20`; or `all`. */
export type BulkAnswer = "per_page" | "20" | "all";

/** The inputs of a create. `bulk`: whether the body used the plural key. */
export interface Inputs {
  readonly list: readonly Readonly<Record<string, unknown>>[];
  readonly bulk: boolean;
}

/** Reads the body of a create; undefined if it is not the body of a create. */
export function readInputs(body: unknown): Inputs | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { account_invitation: one, account_invitations: many } = body as Record<string, unknown>;
  if (one !== undefined && many !== undefined) return undefined;
  // Anything that is not an object is an input without fields, which is refused.
  const fieldsOf = (value: unknown) => (isObject(value) ? { ...value } : {});
  if (Array.isArray(many)) return { list: many.map(fieldsOf), bulk: true };
  return isObject(one) ? { list: [fieldsOf(one)], bulk: false } : undefined;
}

/** The fields of an update's body; undefined if it is not the body of an update. */
export function readChanges(body: unknown): Readonly<Record<string, unknown>> | undefined {
  const changes = isObject(body) ? body.account_invitation : undefined;
  return isObject(changes) ? changes : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a text can be an e-mail address. */
export function isAddress(value: unknown): boolean {
  return typeof value === "string" && /^[^@]+@[^@]+$/.test(value.trim());
}

/** The error of one input, or undefined if it is valid. */
export function faultOf(input: Readonly<Record<string, unknown>>): Entry | undefined {
  const { email_address: email, full_name: name } = input;
  if (!isAddress(email)) return wrong("email_address", "Email address is invalid");
  if (typeof name !== "string" || name.trim() === "") return wrong("full_name", "Full name can't be blank");
  return wrongFields(input);
}

/** The error of fields that can be updated too, or undefined. */
export function wrongFields(fields: Readonly<Record<string, unknown>>): Entry | undefined {
  if (fields.permission === "punch_clock" && (fields.bill_rate_in_cents ?? undefined) === undefined) {
    return wrong("base", "Punch Clock members need a default bill rate");
  }
  return wrongType(fields);
}

/** The error of the first field that this viewer may not set, or undefined. */
export function forbiddenTo(viewer: Viewer, fields: Readonly<Record<string, unknown>>): Entry | undefined {
  for (const [field, who] of Object.entries(SETTERS)) {
    if ((fields[field] ?? undefined) !== undefined && !who.includes(viewer)) {
      return wrong(field, `${field} cannot be set by a ${viewer}`);
    }
  }
  return undefined;
}

const SETTERS: Readonly<Record<string, readonly Viewer[]>> = {
  bill_rate_in_cents: ["administrator", "project_lead"],
  cost_rate_in_cents: ["administrator"],
};

/** The error of the first field whose value has the wrong type, or undefined. Null is taken as absent. */
function wrongType(fields: Readonly<Record<string, unknown>>): Entry | undefined {
  for (const [field, isRight] of Object.entries(TYPES)) {
    const value = fields[field] ?? undefined;
    if (value !== undefined && !isRight(value)) return wrong(field, `${field} is invalid`);
  }
  return undefined;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);

const PERMISSIONS: readonly unknown[] = values.AccountInvitationCreate.permission;

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  headline: isText,
  permission: (value) => PERMISSIONS.includes(value),
  bill_rate_in_cents: isWhole,
  cost_rate_in_cents: isWhole,
  billability_target: (value) => isWhole(value) || typeof value === "boolean",
  default_role_id: (value) => isWhole(value) || (isText(value) && /^\d+$/.test(value as string)),
};

/** An error about one field. */
export function wrong(field: string, message: string): Entry {
  return { type: "validation", field, message };
}

export const ALREADY_INVITED: Entry = wrong("email_address", "Email address has already been invited");

type Entry = Omit<ErrorEntry, "index">;

/** The entries of the 422 of a create. */
export function refusalOf(found: ReadonlyMap<number, Entry>, index: Refusals["index"]): readonly ErrorEntry[] {
  const entries = [...found].map(([position, entry]) => (index === "none" ? entry : { ...entry, index: position }));
  return index === "first" ? entries.slice(0, 1) : entries;
}
