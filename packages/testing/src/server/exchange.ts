import { shown } from "../checks/check-names.js";
import { checkOptions } from "../checks/check-options.js";
import { faultOf } from "../trouble/fault-of.js";
import { playFault } from "../trouble/play-fault.js";
import { TroublePlan } from "../trouble/trouble-plan.js";
import { LateWork } from "../trouble/waits.js";
import { targetAt } from "./address.js";
import { type FakeRequest, readRequest } from "./fake-http.js";
import type { ExchangeRequest, Outcome, RecordedRequest, Service } from "./service.js";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Records requests and applies troubles, for all fakes and for every way in which a request can arrive. */
export class Exchange {
  readonly requests: RecordedRequest[] = [];
  readonly tokenRequests: RecordedRequest[] = [];
  readonly plan: TroublePlan;
  readonly #service: Service;
  readonly #now: () => number;
  readonly #operations = new Map<number, string>();
  readonly #late = new LateWork();
  #count = 0;

  /** @param now the server's clock */
  constructor(service: Service, now: () => number = Date.now) {
    this.#service = service;
    this.#now = now;
    this.plan = new TroublePlan(service.operations, service.tokenOperations);
  }

  /** Whether the service has such a route. */
  knows(method: string, path: string): boolean {
    return this.#service.operationOf(method, path) !== undefined;
  }

  /** The operation of a request, by the request's number. */
  operationOf(number: number): string | undefined {
    return this.#operations.get(number);
  }

  /** Plays one request. Rejects with the signal's reason if it aborts first. */
  async play(asked: ExchangeRequest): Promise<Outcome> {
    const { method, signal } = asked;
    const url = urlOf(asked);
    if (signal?.aborted) throw signal.reason;
    this.#count += 1;
    const request = readRequest(this.#count, url, asked, this.#now());
    const operationId = this.#service.operationOf(method, request.path);
    if (operationId === undefined) return { form: "answer", answer: this.#service.problem(request, 404) };
    const record = this.#record(request, operationId);
    const fault = faultOf(this.plan.take(record));
    const outcome = await playFault(fault, request, this.#service, this.#late, signal);
    // The test's own function may have aborted it while it chose the trouble.
    if (signal?.aborted) throw signal.reason;
    if (outcome.form === "answer" || outcome.form === "cut-off") record.status = outcome.answer.status;
    return outcome;
  }

  /** Forgets all requests and troubles, and drops what would have been carried out later. */
  reset(): void {
    this.#late.clear();
    this.requests.length = 0;
    this.tokenRequests.length = 0;
    this.#operations.clear();
    this.plan.clear();
  }

  #record({ number, method, path, query, headers, body }: FakeRequest, operationId: string): Writable<RecordedRequest> {
    this.#operations.set(number, operationId);
    const record = {
      operationId,
      method,
      path,
      query: Object.fromEntries(query),
      headers: Object.fromEntries(headers),
      body,
      status: undefined,
    };
    const list = this.#service.tokenOperations.includes(operationId) ? this.tokenRequests : this.requests;
    list.push(record);
    return record;
  }
}

/** @throws TypeError that names the origin or the target, if they are no URL together */
function urlOf({ origin, target }: ExchangeRequest): URL {
  checkOptions("exchange", { origin }, { origin: "url" });
  const url = targetAt(new URL(origin).origin, String(target));
  if (url) return url;
  throw new TypeError(`exchange: target must be a path that begins with a slash, and is ${shown(target)}`);
}
