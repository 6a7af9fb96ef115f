import { checkName, shown } from "../server/check-names.js";
import type { RecordedRequest } from "../server/service.js";
import { isTrouble, type Trouble, trouble } from "./trouble.js";

/** Chooses the trouble of one request when it arrives; undefined for none. */
export type TroubleChooser<Operation extends string = string> = (
  request: RecordedRequest<Operation>,
) => Trouble | undefined;

/** Which trouble each request meets. */
export class TroublePlan {
  readonly #operations: readonly string[];
  readonly #tokenOperations: readonly string[];
  readonly #next = new Map<string, Trouble[]>();
  readonly #always = new Map<string, TroubleChooser>();
  #everywhere: TroubleChooser | undefined;

  /** @param tokenOperations operations that `always` affects only if it names them */
  constructor(operations: readonly string[], tokenOperations: readonly string[]) {
    this.#operations = operations;
    this.#tokenOperations = tokenOperations;
  }

  next(operationId: unknown, troubles: readonly unknown[]): void {
    this.#checkOperation("next", operationId);
    if (troubles.length === 0) throw new TypeError(`next takes an operationId and a trouble, such as ${EXAMPLE}`);
    for (const one of troubles) checkTrouble("next", one);
    const waiting = this.#next.get(operationId as string) ?? [];
    this.#next.set(operationId as string, [...waiting, ...(troubles as Trouble[])]);
  }

  always(first: unknown, second: readonly unknown[]): void {
    if (second.length === 0 && typeof first !== "string") {
      this.#everywhere = chooserOf(first);
      return;
    }
    this.#checkOperation("always", first);
    this.#always.set(first as string, chooserOf(second[0]));
  }

  /** The trouble of a request that has just arrived. `next` takes precedence over `always`. */
  take(request: RecordedRequest): Trouble | undefined {
    const { operationId } = request;
    const once = this.#next.get(operationId)?.shift();
    const everywhere = this.#tokenOperations.includes(operationId) ? undefined : this.#everywhere;
    return once ?? this.#always.get(operationId)?.(request) ?? everywhere?.(request);
  }

  clear(): void {
    this.#next.clear();
    this.#always.clear();
    this.#everywhere = undefined;
  }

  #checkOperation(where: string, operationId: unknown): void {
    checkName(`${where}: there is no operation`, operationId, [...this.#operations, ...this.#tokenOperations]);
  }
}

const EXAMPLE = "trouble.refused()";

function chooserOf(value: unknown): TroubleChooser {
  // A preset that somebody forgot to call is a function too.
  if (typeof value !== "function" || Object.values({ ...trouble }).includes(value as never)) {
    checkTrouble("always", value);
    return () => value as Trouble;
  }
  return (request) => {
    const chosen: unknown = value(request);
    if (chosen !== undefined) checkTrouble("the function of always", chosen);
    return chosen as Trouble | undefined;
  };
}

function checkTrouble(where: string, value: unknown): void {
  if (isTrouble(value)) return;
  const got = typeof value === "function" ? "a function; call it" : shown(value);
  const known = Object.keys(trouble).join(", ");
  throw new TypeError(`${where} takes a trouble such as ${EXAMPLE}, and got ${got}. Known: ${known}`);
}
