import { type FakeAnswer, jsonAnswer } from "../../server/fake-http.js";

/** One entry of an error body. */
export interface ErrorEntry {
  readonly type: string;
  readonly message: string;
  readonly field?: string;
  readonly index?: number;
}

/** How the server refuses a bulk create. */
export interface Refusals {
  /** Whether errors have the `index` of the refused row: `all` of them, one error for the `first` row only, or `none`. */
  readonly index: "all" | "first" | "none";
  /** Whether one bad row makes the server refuse the good rows too. */
  readonly atomic: boolean;
}

/** The inputs of a create. `bulk`: whether the body used the plural key. */
export interface Inputs {
  readonly list: readonly Readonly<Record<string, unknown>>[];
  readonly bulk: boolean;
}

/** Reads the body of a create; undefined if it is not the body of a create. */
export function readInputs(body: unknown): Inputs | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { account_invitation: one, account_invitations: many } = body as Record<string, unknown>;
  // Anything that is not an object is an input without fields, which is refused.
  const fieldsOf = (value: unknown) => (typeof value === "object" && value !== null ? { ...value } : {});
  if (Array.isArray(many)) return { list: many.map(fieldsOf), bulk: true };
  return typeof one === "object" && one !== null ? { list: [fieldsOf(one)], bulk: false } : undefined;
}

/** The error of one input, or undefined if it is valid. */
export function faultOf(input: Readonly<Record<string, unknown>>): Omit<ErrorEntry, "index"> | undefined {
  const { email_address: email, full_name: name, permission, bill_rate_in_cents: rate } = input;
  if (typeof email !== "string" || !email.includes("@")) return wrong("email_address", "Email address is invalid");
  if (typeof name !== "string" || name.trim() === "") return wrong("full_name", "Full name can't be blank");
  if (permission === "punch_clock" && rate === undefined) {
    return wrong("base", "Punch Clock members need a default bill rate");
  }
  return wrongType(input);
}

/** The error of the first field whose value has the wrong type, or undefined. Null is taken as absent. */
export function wrongType(fields: Readonly<Record<string, unknown>>): Omit<ErrorEntry, "index"> | undefined {
  for (const [field, isRight] of Object.entries(TYPES)) {
    const value = fields[field] ?? undefined;
    if (value !== undefined && !isRight(value)) return wrong(field, `${field} is invalid`);
  }
  return undefined;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  headline: isText,
  permission: isText,
  bill_rate_in_cents: isWhole,
  cost_rate_in_cents: isWhole,
  billability_target: (value) => isWhole(value) || typeof value === "boolean",
  default_role_id: (value) => isWhole(value) || (isText(value) && /^\d+$/.test(value as string)),
};

function wrong(field: string, message: string): Omit<ErrorEntry, "index"> {
  return { type: "validation", field, message };
}

/** The 422 of a create. */
export function refuse(
  found: ReadonlyMap<number, Omit<ErrorEntry, "index">>,
  { index }: Pick<Refusals, "index">,
  requestId: string,
): FakeAnswer {
  const entries = [...found].map(([position, entry]) => (index === "none" ? entry : { ...entry, index: position }));
  const errors = index === "first" ? entries.slice(0, 1) : entries;
  return jsonAnswer(422, { errors }, { "x-request-id": requestId });
}
