import { checkName, shown } from "../checks/check-names.js";
import { type Form, refuseUnplayable } from "../forms/form.js";
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
  readonly #always = new Map<string, Trouble | TroubleChooser>();
  readonly #forms = new Set<Form>();
  #everywhere: Trouble | TroubleChooser | undefined;

  /** @param tokenOperations operations that `always` affects only if it names them */
  constructor(operations: readonly string[], tokenOperations: readonly string[]) {
    this.#operations = operations;
    this.#tokenOperations = tokenOperations;
  }

  next(operationId: unknown, troubles: readonly unknown[]): void {
    this.#checkOperation("next", operationId);
    if (troubles.length === 0) throw new TypeError(`next takes an operationId and a trouble, such as ${EXAMPLE}`);
    for (const one of troubles) this.#checkTrouble("next", one);
    const waiting = this.#next.get(operationId as string) ?? [];
    waiting.push(...(troubles as Trouble[]));
    this.#next.set(operationId as string, waiting);
  }

  always(first: unknown, second: readonly unknown[]): void {
    if (second.length === 0 && typeof first !== "string") {
      this.#everywhere = this.#checkRule(first);
      return;
    }
    this.#checkOperation("always", first);
    this.#always.set(first as string, this.#checkRule(second[0]));
  }

  /** The trouble of a request that has just arrived. `next` takes precedence over `always`. */
  take(request: RecordedRequest): Trouble | undefined {
    const { operationId } = request;
    const once = this.#next.get(operationId)?.shift();
    const everywhere = this.#tokenOperations.includes(operationId) ? undefined : this.#everywhere;
    return once ?? this.#choose(this.#always.get(operationId), request) ?? this.#choose(everywhere, request);
  }

  clear(): void {
    this.#next.clear();
    this.#always.clear();
    this.#everywhere = undefined;
  }

  /**
   * Refuses what this form cannot play, from now on. Returns how to end that.
   *
   * @throws TypeError if such a trouble is planned already
   */
  takeForm(form: Form): () => void {
    const always = [...this.#always.values(), this.#everywhere];
    const planned = [...this.#next.values(), always].flat();
    for (const one of planned) {
      if (typeof one === "object") refuseUnplayable("a trouble that is already planned", one, [form]);
    }
    // A form of its own, because a fake may be served twice.
    const taken = { ...form };
    this.#forms.add(taken);
    return () => this.#forms.delete(taken);
  }

  #checkRule(value: unknown): Trouble | TroubleChooser {
    // A preset that somebody forgot to call is a function too.
    const isChooser = typeof value === "function" && !Object.values({ ...trouble }).includes(value as never);
    if (!isChooser) this.#checkTrouble("always", value);
    return value as Trouble | TroubleChooser;
  }

  #choose(rule: Trouble | TroubleChooser | undefined, request: RecordedRequest): Trouble | undefined {
    if (typeof rule !== "function") return rule;
    const chosen = rule(request);
    if (chosen !== undefined) this.#checkTrouble("the function of always", chosen);
    return chosen;
  }

  #checkTrouble(where: string, value: unknown): void {
    checkTrouble(where, value);
    refuseUnplayable(where, value as Trouble, this.#forms);
  }

  #checkOperation(where: string, operationId: unknown): void {
    checkName(`${where}: there is no operation`, operationId, [...this.#operations, ...this.#tokenOperations]);
  }
}

const EXAMPLE = "trouble.refused()";

function checkTrouble(where: string, value: unknown): void {
  if (isTrouble(value)) return;
  const isPromise = typeof (value as { then?: unknown } | null | undefined)?.then === "function";
  const other = isPromise ? "a promise: it cannot wait" : shown(value);
  const got = typeof value === "function" ? "a function; call it" : other;
  const known = Object.keys(trouble).join(", ");
  throw new TypeError(`${where} takes a trouble such as ${EXAMPLE}, and got ${got}. Known: ${known}`);
}
