import { type FakeAnswer, jsonAnswer } from "../server/fake-http.js";

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
  if (Array.isArray(many)) return { list: many, bulk: true };
  return typeof one === "object" && one !== null ? { list: [one as Record<string, unknown>], bulk: false } : undefined;
}

/** The error of one input, or undefined if it is valid. */
export function faultOf(input: Readonly<Record<string, unknown>>): Omit<ErrorEntry, "index"> | undefined {
  const { email_address: email, full_name: name, permission, bill_rate_in_cents: rate } = input;
  const wrong = (field: string, message: string) => ({ type: "validation", field, message });
  if (typeof email !== "string" || !email.includes("@")) return wrong("email_address", "Email address is invalid");
  if (typeof name !== "string" || name.trim() === "") return wrong("full_name", "Full name can't be blank");
  if (permission === "punch_clock" && rate === undefined) {
    return wrong("base", "Punch Clock members need a default bill rate");
  }
  return undefined;
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
