import type {
  AvevaIdentityPreviewClient,
  AvevaIdentityV1Client,
  CallOptions,
  PreviewInvitationCreateOrUpdate,
} from "@invitation-clients/aveva-identity";

/** The answer that a method got. */
export interface Answered {
  readonly status: number;
  /** The documented example; undefined for an answer without a body. */
  readonly body: unknown;
  /** Examples of the documented headers, by name in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
}

/** One public method of a version's client, called so that one operation of the spec answers it. */
export interface ContractMethod<Client> {
  readonly name: string;
  readonly operationId: string;
  readonly call: (client: Client, options?: CallOptions) => Promise<unknown>;
  /** What it resolves with, for a success (and for the 404 that is an answer to `exists`). */
  readonly expected: (answered: Answered) => unknown;
}

type AnyClient = AvevaIdentityV1Client | AvevaIdentityPreviewClient;
type Sender<Client> = (client: Client, body: PreviewInvitationCreateOrUpdate) => Promise<unknown>;
type Query<Client> = (client: Client, query: object) => Promise<unknown>;

/** How one version is called by its public methods. */
export interface VersionMethods<Client> {
  readonly methods: readonly ContractMethod<Client>[];
  /** How a documented request body is sent. */
  readonly senders: Readonly<Record<string, Sender<Client>>>;
  /** How a documented query parameter is sent. */
  readonly queries: Readonly<Record<string, Query<Client>>>;
}

const ID = "b41f6c0e2d8a4c7f9e53a7d1c0b2f684";
const USER = "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40";
const UNTIL = "2026-04-15T00:00:00Z";

const asItIs = ({ body }: Answered): unknown => body;
const createdOrUpdated = ({ status, body }: Answered): unknown => ({ created: status === 201, invitation: body });

/** Every method that throws for an error answer. `createMany` never does, and has its own tests. */
const SHARED: readonly ContractMethod<AnyClient>[] = [
  {
    name: "invitations.list",
    operationId: "listInvitations",
    call: ({ invitations }, options) => invitations.list({}, options).toArray({ limit: 100 }),
    expected: asItIs,
  },
  {
    name: "invitations.get",
    operationId: "getInvitation",
    call: ({ invitations }, options) => invitations.get(ID, options),
    expected: asItIs,
  },
  {
    name: "invitations.update",
    operationId: "updateInvitation",
    call: ({ invitations }, options) => invitations.update(ID, { ExpiresDateTime: UNTIL }, options),
    expected: asItIs,
  },
  {
    name: "invitations.delete",
    operationId: "deleteInvitation",
    call: ({ invitations }, options) => invitations.delete(ID, options),
    expected: () => undefined,
  },
  {
    name: "userInvitations.get",
    operationId: "getUserInvitation",
    call: ({ userInvitations }, options) => userInvitations.get(USER, {}, options),
    expected: asItIs,
  },
  {
    name: "userInvitations.create",
    operationId: "createUserInvitation",
    call: ({ userInvitations }, options) => userInvitations.create(USER, { ExpiresDateTime: UNTIL }, options),
    expected: asItIs,
  },
  {
    name: "userInvitations.createOrUpdate",
    operationId: "createOrUpdateUserInvitation",
    call: ({ userInvitations }, options) => userInvitations.createOrUpdate(USER, { SendInvitation: false }, options),
    expected: createdOrUpdated,
  },
  {
    name: "userInvitations.resend",
    operationId: "createOrUpdateUserInvitation",
    call: ({ userInvitations }, options) => userInvitations.resend(USER, options),
    expected: createdOrUpdated,
  },
  {
    name: "userInvitations.extend",
    operationId: "createOrUpdateUserInvitation",
    call: ({ userInvitations }, options) => userInvitations.extend(USER, UNTIL, options),
    expected: createdOrUpdated,
  },
];

const V1_ONLY: readonly ContractMethod<AvevaIdentityV1Client>[] = [
  {
    name: "invitations.count",
    operationId: "countInvitations",
    call: ({ invitations }, options) => invitations.count({}, options),
    expected: ({ headers }) => headers["total-count"],
  },
  {
    name: "invitations.exists",
    operationId: "checkInvitation",
    call: ({ invitations }, options) => invitations.exists(ID, options),
    expected: ({ status }) => status === 200,
  },
  {
    name: "userInvitations.delete",
    operationId: "deleteUserInvitation",
    call: ({ userInvitations }, options) => userInvitations.delete(USER, options),
    expected: () => undefined,
  },
  {
    name: "userInvitations.exists",
    operationId: "checkUserInvitation",
    call: ({ userInvitations }, options) => userInvitations.exists(USER, {}, options),
    expected: ({ status }) => status === 200,
  },
];

const SENDERS: Readonly<Record<string, Sender<AnyClient>>> = {
  updateInvitation: ({ invitations }, body) => invitations.update(ID, body),
  createUserInvitation: ({ userInvitations }, body) => userInvitations.create(USER, body),
  createOrUpdateUserInvitation: ({ userInvitations }, body) => userInvitations.createOrUpdate(USER, body),
};

const listed: Query<AnyClient> = ({ invitations }, query) => invitations.list(query).first();

/** All methods of the v1 client. */
export const V1: VersionMethods<AvevaIdentityV1Client> = {
  methods: [...SHARED, ...V1_ONLY],
  senders: SENDERS,
  queries: {
    listInvitations: listed,
    countInvitations: ({ invitations }, query) => invitations.count(query),
    checkUserInvitation: ({ userInvitations }, query) => userInvitations.exists(USER, query),
  },
};

/** All methods of the v1-preview client. */
export const PREVIEW: VersionMethods<AvevaIdentityPreviewClient> = {
  methods: SHARED,
  senders: SENDERS,
  queries: {
    listInvitations: listed,
    getUserInvitation: ({ userInvitations }, query) => userInvitations.get(USER, query),
  },
};
