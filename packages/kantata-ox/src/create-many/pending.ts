import { type BulkRun, ConfigError, checkFields, isConfigError, plainData } from "@invitation-clients/runtime";
import { operations } from "../generated/operations.js";
import type { AccountInvitationCreate } from "../types.js";
import { type Keys, keysOf } from "./matching/normal-form.js";
import type { CreateManyResult } from "./result.js";

/** An input that gets a result. */
export interface Pending extends Keys {
  /** Where the input lies in the caller's list. */
  readonly position: number;
  readonly input: AccountInvitationCreate;
  readonly result: CreateManyResult | undefined;
  /** Gives the input its result, unless it has one. */
  settle(result: CreateManyResult): void;
}

/** Whether an input has no result yet. */
export function isOpen({ result }: Pending): boolean {
  return result === undefined;
}

/**
 * The inputs as a list without holes.
 *
 * @throws ConfigError if they are not a list
 */
export function checkInputs(inputs: readonly AccountInvitationCreate[]): readonly unknown[] {
  if (!Array.isArray(inputs)) throw new ConfigError("createMany needs a list of inputs");
  // Array.from also visits holes in a sparse list.
  return Array.from(inputs, (given: unknown) => given);
}

/** Reads the inputs. Rejects each one that is no plain data, that has no address, or that repeats an earlier address. */
export function readInputs(inputs: readonly unknown[], bulk: BulkRun<CreateManyResult>): Pending[] {
  const first = new Map<string, number>();
  return inputs.map((given, position): Pending => {
    const read = readInput(given, position);
    const keys = keysOf(read.input);
    const pending = {
      ...keys,
      position,
      input: read.input,
      get result() {
        return bulk.resultOf(position);
      },
      settle: (result: CreateManyResult) => bulk.settle(position, result),
    };
    const problem = read.problem ?? addressProblem(keys.address, first.get(keys.address));
    if (problem) pending.settle({ status: "rejected", errors: [{ type: "validation", index: position, ...problem }] });
    else first.set(keys.address, position);
    return pending;
  });
}

interface Problem {
  readonly field?: string;
  readonly message: string;
}

interface Read {
  readonly input: AccountInvitationCreate;
  readonly problem?: Problem;
}

/** @param earlier the position of the first input with the same address */
function addressProblem(address: string, earlier: number | undefined): Problem | undefined {
  const field = "email_address";
  if (address === "") return { field, message: "must be a non-empty string" };
  return earlier === undefined ? undefined : { field, message: `the same address as inputs[${earlier}]` };
}

/** Copies an input once, so that later changes to it do not change what is sent. */
function readInput(given: unknown, position: number): Read {
  const none = {} as AccountInvitationCreate;
  try {
    const where = `inputs[${position}]`;
    const input = plainData(given, where) as AccountInvitationCreate | null | undefined;
    checkFields(where, input, operations.createAccountInvitation.fields?.account_invitations);
    if (typeof input === "object" && input !== null && !Array.isArray(input)) return { input };
    // An input that is no object has no address.
    return { input: none };
  } catch (error) {
    if (!isConfigError(error)) throw error;
    return { input: none, problem: { message: error.message } };
  }
}
