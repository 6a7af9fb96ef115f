import { type Form, TAKE_FORM } from "../forms/form.js";
import type { Trouble } from "../trouble/trouble.js";
import type { TroubleChooser } from "../trouble/trouble-plan.js";
import type { Exchange } from "./exchange.js";
import type { ExchangeRequest, Outcome, RecordedRequest } from "./service.js";

/** One e-mail that went out because of a request to the fake. */
export interface SentMail<Operation extends string = string> {
  /** Kantata: the address, as it was sent. AVEVA: the id of the user, whose address the service knows. */
  readonly to: string;
  /** When it went out, in milliseconds as `Date.now()` has them. */
  readonly at: number;
  /** The operation that sent it. */
  readonly operationId: Operation;
}

/** The properties and methods of both fakes. */
export interface FakeService<Operation extends string, TokenOperation extends string = never> {
  /** The API's base URL, as a client's option `baseUrl` takes it. */
  readonly baseUrl: string;
  /**
   * One entry per e-mail that a request caused, in order. If no `to` appears twice, nobody was invited twice. It is always the same
   * array; `reset()` empties it.
   */
  readonly mails: readonly SentMail<Operation>[];
  /**
   * Every request to an operation of the API, in order, including refused requests and those with trouble. It is always the same
   * array; `reset()` empties it.
   */
  readonly requests: readonly RecordedRequest<Operation>[];
  /**
   * Plays this trouble with the next request of this operation, once. Several troubles, or several calls, apply to one request each,
   * in order.
   *
   * @example
   * fake.next("createAccountInvitation", trouble.rateLimited(1), trouble.lostAfterCommit());
   * @throws TypeError that lists the operations, if the name is not one of them
   */
  next(operationId: Operation | TokenOperation, ...troubles: Trouble[]): void;
  /**
   * Plays this trouble with every request from now on, or with every request of one operation. `next` takes precedence. Requests for
   * a token have no trouble unless you name their operation. A function is asked for the trouble of each request, and returns undefined
   * for none.
   *
   * @example
   * fake.always(trouble.slow(200));
   * fake.always("listAccountInvitations", trouble.status(503));
   * fake.always(({ method }) => (method === "GET" ? undefined : trouble.lostAfterCommit()));
   */
  always(trouble: Trouble | TroubleChooser<Operation>): void;
  always<One extends Operation | TokenOperation>(operationId: One, trouble: Trouble | TroubleChooser<One>): void;
  /** Ends all trouble, planned or permanent. Everything else stays. */
  calm(): void;
  /** Empties everything: invitations (also those that the fake was made with), mails, requests and trouble. */
  reset(): void;
  /**
   * Plays one request that did not come through the fake's `fetch`, but for example through an HTTP server. Checks neither host nor
   * base URL.
   */
  exchange(request: ExchangeRequest): Promise<Outcome>;
}

/** The methods about trouble and requests, which are the same for every fake. */
export function exchangeMethods(exchange: Exchange) {
  return {
    next: (operationId: string, ...troubles: Trouble[]): void => exchange.plan.next(operationId, troubles),
    always: (first: string | Trouble | TroubleChooser<never>, ...rest: (Trouble | TroubleChooser<never>)[]): void =>
      exchange.plan.always(first, rest),
    calm: (): void => exchange.plan.clear(),
    exchange: (request: ExchangeRequest): Promise<Outcome> => exchange.play(request),
    [TAKE_FORM]: (form: Form): (() => void) => exchange.plan.takeForm(form),
  };
}
