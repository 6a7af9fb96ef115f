import { ConfigError, checkFields, plainData } from "@invitation-clients/runtime";
import { operations } from "../generated/operations.js";
import type { AccountInvitationCreate, KantataErrorEntry } from "../types.js";
import { type Keys, keysOf } from "./matching/normal-form.js";
import type { CreateManyResult } from "./result.js";

/** An input that gets a result. */
export interface Pending extends Keys {
  readonly input: AccountInvitationCreate;
  result: CreateManyResult | undefined;
}

/** Whether an input has no result yet. */
export function isOpen({ result }: Pending): boolean {
  return result === undefined;
}

/**
 * Checks the inputs, and rejects each input that repeats the address of an earlier one.
 *
 * @throws ConfigError that names the input and its field
 */
export function readInputs(inputs: readonly AccountInvitationCreate[]): Pending[] {
  if (!Array.isArray(inputs)) throw new ConfigError("createMany needs a list of inputs");
  const first = new Map<string, number>();
  // Array.from also visits holes in a sparse list.
  return Array.from(inputs, (given: unknown, position): Pending => {
    // Copied once, so that later changes to the input do not change what is sent.
    const input = plainData(given, `inputs[${position}]`) as AccountInvitationCreate | null;
    checkFields(`inputs[${position}]`, input, operations.createAccountInvitation.fields?.account_invitations);
    const keys = keysOf(input ?? {});
    const { address } = keys;
    if (!input || address === "") {
      throw new ConfigError(`inputs[${position}].email_address must be a non-empty string`);
    }
    const earlier = first.get(address);
    const pending = { input, ...keys, result: undefined };
    if (earlier === undefined) {
      first.set(address, position);
      return pending;
    }
    const message = `the same address as inputs[${earlier}]`;
    const errors: KantataErrorEntry[] = [{ type: "validation", field: "email_address", message }];
    return { ...pending, result: { status: "rejected", errors } };
  });
}
