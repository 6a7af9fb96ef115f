import type { Trouble } from "../trouble/trouble.js";
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

/** What the fakes of both services have. */
export interface FakeService<Operation extends string, TokenOperation extends string = never> {
  /** The API's base URL, as a client's option `baseUrl` takes it. */
  readonly baseUrl: string;
  /**
   * One entry per e-mail that went out because of a request, in order. Nobody was invited twice if no `to` is in it twice. The same
   * array throughout; `reset()` empties it.
   */
  readonly mails: readonly SentMail<Operation>[];
  /**
   * Every request to an operation of the API, in order, refused ones and those that met trouble included. The same array throughout;
   * `reset()` empties it.
   */
  readonly requests: readonly RecordedRequest<Operation>[];
  /**
   * The next request of this operation meets this trouble, once. Several troubles, or calls, are for one request each, in order.
   *
   * @example
   * fake.next("createAccountInvitation", trouble.rateLimited(1), trouble.lostAfterCommit());
   * @throws TypeError if there is no such operation; it lists those that there are
   */
  next(operationId: Operation | TokenOperation, ...troubles: Trouble[]): void;
  /**
   * Every request meets this trouble from now on, or every request of one operation. What `next` planned comes first. Requests for a
   * token are left alone unless they are named.
   *
   * @example
   * fake.always(trouble.slow(200));
   * fake.always("listAccountInvitations", trouble.status(503));
   */
  always(trouble: Trouble): void;
  always(operationId: Operation | TokenOperation, trouble: Trouble): void;
  /** Ends all trouble, planned or permanent. Everything else stays. */
  calm(): void;
  /** Empties everything: invitations (also those that the fake was made with), mails, requests and trouble. */
  reset(): void;
  /**
   * Plays one request that came by another way than the fake's `fetch`, such as an HTTP server or a mock of the network. It checks
   * neither host nor base URL.
   */
  exchange(request: ExchangeRequest): Promise<Outcome>;
}

/** The methods about trouble and requests, which are the same for every fake. */
export function exchangeMethods(exchange: Exchange) {
  return {
    next: (operationId: string, ...troubles: Trouble[]): void => exchange.plan.next(operationId, troubles),
    always: (first: string | Trouble, ...rest: Trouble[]): void => exchange.plan.always(first, rest),
    calm: (): void => exchange.plan.clear(),
    exchange: (request: ExchangeRequest): Promise<Outcome> => exchange.play(request),
  };
}
