import { type DocumentedOperation, readContract } from "../spec/contract.js";
import { operationOf } from "../spec/path-match.js";
import { createSecondValidator } from "../validators/second-validator.js";
import { startPrism } from "./prism.js";
import {
  type ContractViolation,
  createStrictFetch,
  type Exchange,
  type Prefer,
  type Preference,
  type StrictFetch,
} from "./strict-fetch.js";

/** Options of `openStage`. */
export interface StageOptions {
  /** Another document to serve, such as a mutated one. The expectations of tests still come from the spec. @default the spec */
  readonly served?: string | object | undefined;
  /** Base path that clients send and the spec's paths do not contain. @default none */
  readonly basePath?: string;
  /** Chooses the answers that `answer` did not set. @default Prism's choice, which is the first success */
  readonly otherwise?: Prefer;
}

/** A spec that Prism serves, the strict fetch that reaches it, and control over the answers. */
export interface Stage {
  readonly url: string;
  readonly fetch: StrictFetch;
  /** The operations of the spec, as tests expect them. */
  readonly operations: readonly DocumentedOperation[];
  /** Sets the answer to an operation from now on. Without a status, resets it. */
  answer(operationId: string, status?: number, example?: string): void;
  /** The exchanges since `take` was last called. */
  take(): Exchange[];
  /** The violations since this was last called. Every test should check at its end that there are none. */
  takeViolations(): ContractViolation[];
  close(): Promise<void>;
}

/** Serves a spec, and makes the `fetch` for the clients under test. */
export async function openStage(spec: string | object, options: StageOptions = {}): Promise<Stage> {
  const { served = spec, basePath = "", otherwise = () => ({}) } = options;
  const operations = await readContract(spec);
  const server = await startPrism(served);
  const second = await createSecondValidator(served);
  const answers = new Map<string, Preference>();
  let taken = 0;
  let takenViolations = 0;
  const fetch = createStrictFetch(
    (request) => {
      const operation = operationOf(operations, request);
      return answers.get(operation?.operationId ?? "") ?? otherwise(request);
    },
    { basePath, second },
  );
  return {
    url: server.url,
    fetch,
    operations,
    answer(operationId, status, example) {
      if (status === undefined) answers.delete(operationId);
      else answers.set(operationId, { code: status, ...(example === undefined ? {} : { example }) });
    },
    take() {
      const exchanges = fetch.exchanges.slice(taken);
      taken = fetch.exchanges.length;
      return exchanges;
    },
    takeViolations() {
      const violations = fetch.violations.slice(takenViolations);
      takenViolations = fetch.violations.length;
      return violations;
    },
    close: () => server.close(),
  };
}
