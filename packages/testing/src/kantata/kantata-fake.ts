import { shown as shownValue } from "../checks/check-names.js";
import { checkOptions, givenOf } from "../checks/check-options.js";
import { baseOf } from "../server/address.js";
import { Exchange } from "../server/exchange.js";
import { exchangeMethods, type FakeService, type SentMail } from "../server/fake-face.js";
import { type ClosedFetch, closedFetch } from "../server/fake-fetch.js";
import type { RecordedRequest } from "../server/service.js";
import type { KantataOperation } from "./account/account-options.js";
import { faultOf } from "./account/create.js";
import { KANTATA_ME, KANTATA_OTHER, KantataAccount } from "./account/kantata-account.js";
import type { KantataRow } from "./account/rows.js";
import {
  KANTATA_INVITE,
  KANTATA_OPTIONS,
  type KantataFakeInvitation,
  type KantataFakeInvite,
  type KantataFakeOptions,
} from "./kantata-options.js";

/** The options for `createKantataClient`. */
export interface KantataClientOptionsOfFake {
  readonly accessToken: string;
  readonly baseUrl: string;
  /** Answers from memory. It reaches no network. */
  readonly fetch: ClosedFetch;
}

/** A Kantata OX account in memory. */
export interface KantataFake extends FakeService<KantataOperation> {
  /**
   * The options for `createKantataClient`. A client made with them reaches no network.
   *
   * @example
   * const kantata = createKantataClient(fake.clientOptions);
   */
  readonly clientOptions: KantataClientOptionsOfFake;
  /** All account invitations, oldest first, as the API shows them to an administrator. New objects each time. */
  readonly invitations: readonly KantataFakeInvitation[];
  /**
   * The person accepts: their pending invitation is no longer pending, and has an invitee.
   *
   * @throws Error if the address has no pending invitation
   */
  accept(email: string): KantataFakeInvitation;
  /** Somebody else invites a person, now. `mails` does not list their mail, because your own requests did not cause it. */
  invite(invitation: KantataFakeInvite): KantataFakeInvitation;
  /**
   * Somebody else deletes an invitation.
   *
   * @throws Error if there is no invitation with this id
   */
  withdraw(id: string): void;
}

const HOUR = 3_600_000;
const MAKER = "createKantataFake";

/**
 * Makes a Kantata OX account in memory, with a `fetch` for the client. It remembers who is invited, who was mailed, and all requests.
 *
 * @example
 * const fake = createKantataFake({ invitations: [{ full_name: "Ada Brandt", email_address: "ada@example.com" }] });
 * const kantata = createKantataClient(fake.clientOptions);
 * fake.next("createAccountInvitation", trouble.lostAfterCommit());
 * @throws TypeError that names a misspelt option
 */
export function createKantataFake(options: KantataFakeOptions = {}): KantataFake {
  checkOptions(MAKER, options, KANTATA_OPTIONS);
  const {
    baseUrl = "https://api.mavenlink.com/api/v1",
    accessToken = "fake-kantata-token",
    anyToken = false,
  } = options;
  const { invitations = [], accessToken: _token, anyToken: _any, baseUrl: _url, ...behaviour } = options;
  const mails: SentMail<KantataOperation>[] = [];
  const newAccount = (): KantataAccount =>
    new KantataAccount({
      ...givenOf(behaviour),
      basePath: baseOf(baseUrl).path,
      ...(anyToken ? {} : { token: accessToken }),
      onMail({ to, at, request = 0 }) {
        mails.push({ to, at, operationId: exchange.operationOf(request) as KantataOperation });
      },
    });
  let account = newAccount();
  const exchange = new Exchange({
    operations: KantataAccount.operations,
    tokenOperations: [],
    operationOf: (method, path) => account.operationOf(method, path),
    handle: (request, handling) => account.handle(request, handling),
    problem: (request, status) => account.problem(request, status),
    expireTokens() {},
  });
  const add = (where: string, invitation: KantataFakeInvite, age: number): KantataFakeInvitation => {
    checkOptions(where, invitation, KANTATA_INVITE);
    const { id, createdAt: made, mine = false, ...fields } = invitation;
    const wrong = faultOf({ ...fields });
    if (wrong) throw new TypeError(`${where}: ${wrong.field}: ${wrong.message}`);
    if (id !== undefined && account.rows.get(String(id)))
      throw new Error(`${where}: there is an invitation ${id} already`);
    const createdAt = made === undefined ? Date.now() - age : new Date(made).getTime();
    return shown(account.add({ ...fields, number: id, createdAt, inviterId: mine ? KANTATA_ME : KANTATA_OTHER }));
  };
  const shown = (row: KantataRow): KantataFakeInvitation => account.show(row) as unknown as KantataFakeInvitation;
  for (const [n, invitation] of invitations.entries()) add(`${MAKER}: invitations[${n}]`, invitation, HOUR);
  return {
    ...exchangeMethods(exchange),
    baseUrl,
    clientOptions: { accessToken, baseUrl, fetch: closedFetch(exchange, baseUrl, MAKER) },
    mails,
    requests: exchange.requests as readonly RecordedRequest<KantataOperation>[],
    get invitations() {
      return [...account.rows.all].sort((a, b) => a.createdAt - b.createdAt).map(shown);
    },
    accept(email) {
      const [row] = [...account.rows.ofAddress(String(email).trim())].filter(({ pending }) => pending);
      if (!row) throw new Error(`accept: ${email} has no pending invitation`);
      account.accept(row);
      return shown(row);
    },
    invite: (invitation) => add("invite", invitation, 0),
    withdraw(id) {
      const row = account.rows.get(id);
      if (!row) throw new Error(`withdraw: there is no invitation ${shownValue(id)}`);
      account.rows.delete(row);
    },
    reset() {
      account = newAccount();
      mails.length = 0;
      exchange.reset();
    },
  };
}
