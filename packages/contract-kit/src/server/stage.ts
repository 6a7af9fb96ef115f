import { operationOf } from "../coverage/coverage.js";
import { type DocumentedOperation, readContract } from "../spec/contract.js";
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

/** What `openStage` can be told. */
export interface StageOptions {
  /** Document to serve instead, such as a mutated one: what tests expect is still read from the first. @default the same */
  readonly served?: string | object | undefined;
  /** Beginning of the path that clients send and the spec's paths do not have. @default none */
  readonly basePath?: string;
  /** Answers of operations that `answer` did not set. @default Prism's own choice: the first success */
  readonly otherwise?: Prefer;
}

/** A spec served by Prism, the strict fetch that reaches it, and a say in what it answers. */
export interface Stage {
  readonly url: string;
  readonly fetch: StrictFetch;
  /** The operations of the spec that tests expect. */
  readonly operations: readonly DocumentedOperation[];
  /** Sets what an operation is answered from now on; without an answer, forgets what was set. */
  answer(operationId: string, status?: number, example?: string): void;
  /** The exchanges since this was last called. */
  take(): Exchange[];
  /** What was broken since this was last called: each test ends with a look here. */
  takeViolations(): ContractViolation[];
  close(): Promise<void>;
}

/** Serves a spec, and makes the fetch that clients under test are given. */
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
