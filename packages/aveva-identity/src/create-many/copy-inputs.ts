import { ConfigError, plainData } from "@invitation-clients/runtime";

/** A copy of one input, or the reason why it cannot be sent. */
export interface CopiedInput {
  readonly input?: unknown;
  /** A ConfigError. */
  readonly problem?: unknown;
}

/**
 * Copies the inputs at once, so that later changes to them do not change what is sent. The rest of `createMany` is loaded only
 * after that.
 *
 * @throws ConfigError if they are not a list
 */
export function copyInputs(inputs: readonly unknown[]): CopiedInput[] {
  if (!Array.isArray(inputs)) throw new ConfigError("createMany needs a list of inputs");
  // Array.from also visits holes in a sparse list.
  return Array.from(inputs, (given: unknown, index): CopiedInput => {
    try {
      return { input: plainData(given, `inputs[${index}]`) };
    } catch (problem) {
      return { problem };
    }
  });
}
