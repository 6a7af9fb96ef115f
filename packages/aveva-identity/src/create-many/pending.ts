import { type BulkRun, isConfigError, type Operation, own, writePath } from "@invitation-clients/runtime";
import type { SharedBody } from "../types.js";
import type { CopiedInput } from "./copy-inputs.js";
import type { CreateManyResult } from "./result.js";
import type { ResumedUser } from "./resumed.js";

/** An input that gets a result. */
export interface Pending {
  /** Where the input lies in the caller's list. */
  readonly position: number;
  readonly userId: string;
  readonly body: SharedBody;
  /** What an earlier run did with this user; undefined if it sent nothing. */
  readonly resumed: ResumedUser | undefined;
  readonly result: CreateManyResult | undefined;
  /** Gives the input its result, unless it has one. */
  settle(result: CreateManyResult): void;
}

/**
 * Reads the inputs. Rejects each one that is no plain data, has no usable `userId`, or repeats an earlier one.
 *
 * @param create the operation that the ids are sent with
 */
export function readInputs(
  inputs: readonly CopiedInput[],
  bulk: BulkRun<CreateManyResult>,
  resumed: ReadonlyMap<number, ResumedUser>,
  create: Operation,
): Pending[] {
  const first = new Map<string, number>();
  return inputs.map((given, position): Pending => {
    const copied = own(given);
    const { userId, ...body } = own(fieldsOf(copied.input));
    const pending: Pending = {
      position,
      userId: typeof userId === "string" ? userId : "",
      body: body as SharedBody,
      resumed: resumed.get(position),
      get result() {
        return bulk.resultOf(position);
      },
      settle: (result) => bulk.settle(position, result),
    };
    // Ids are GUIDs, which have no letter case.
    const key = pending.userId.trim().toLowerCase();
    const earlier = first.get(key);
    const problem =
      notData(copied) ??
      badId(userId, create) ??
      (earlier === undefined ? undefined : { field: "userId", message: `the same user as inputs[${earlier}]` });
    if (problem) pending.settle({ status: "rejected", errors: [{ type: "validation", index: position, ...problem }] });
    else first.set(key, position);
    return pending;
  });
}

interface Problem {
  readonly field?: string;
  readonly message: string;
}

function notData({ problem }: CopiedInput): Problem | undefined {
  return problem === undefined ? undefined : { message: (problem as Error).message };
}

function badId(userId: unknown, create: Operation): Problem | undefined {
  const field = "userId";
  if (typeof userId !== "string" || userId.trim() === "") return { field, message: "must be a non-empty string" };
  try {
    writePath(create, { tenantId: "tenant", userId });
    return undefined;
  } catch (error) {
    if (isConfigError(error)) return { field, message: error.message };
    throw error;
  }
}

function fieldsOf(input: unknown): { readonly userId?: unknown } {
  return typeof input === "object" && input !== null && !Array.isArray(input) ? input : {};
}
