/** Interfaces of one file that declare the options of a function. */
export interface OptionList {
  readonly title: string;
  readonly intro?: string;
  /** The exported type that the caller passes; undefined if it has no name. */
  readonly type?: string;
  readonly file: string;
  readonly interfaces: readonly string[];
  /** Interfaces of which the caller chooses some: their options are required only there. */
  readonly forms?: readonly string[];
  /** What these options are given to. */
  readonly to: string;
  /** Interfaces that extend this one, perhaps without some options, and what those are given to. */
  readonly extended?: readonly { readonly file: string; readonly name: string; readonly to: string }[];
}

const CLIENT = { file: "packages/runtime/src/client/client-options.ts", name: "ClientOptions", to: "client" };
const CREATE_MANY = {
  file: "packages/kantata-ox/src/create-many/result.ts",
  name: "CreateManyOptions",
  to: "`createMany`",
};

const OF_EVERY_CALL: OptionList = {
  title: "Every call",
  intro:
    "The last argument of each method takes them, of `list` and `createMany` too. A client also takes them, except `signal` and `onAborted`; a call's own value wins.",
  type: "CallOptions",
  file: "packages/runtime/src/request/call-options.ts",
  interfaces: ["CallOptions"],
  to: "call",
  extended: [CLIENT, CREATE_MANY],
};
const OF_BOTH_CLIENTS: OptionList = {
  title: "Both clients",
  intro: "Of `createKantataClient` and `createAvevaIdentityClient`.",
  type: "ClientOptions",
  file: "packages/runtime/src/client/client-options.ts",
  interfaces: ["ClientOptions"],
  to: "client",
};
const OF_KANTATA: OptionList = {
  title: "createKantataClient",
  intro: "In addition to those of both clients.",
  type: "KantataClientOptions",
  file: "packages/kantata-ox/src/client.ts",
  interfaces: ["KantataClientOptions"],
  to: "client",
};
const OF_AVEVA: OptionList = {
  title: "createAvevaIdentityClient",
  intro:
    "In addition to those of both clients. Give `region` or `baseUrl`, and `accessToken` or `clientId` with `clientSecret`.",
  type: "AvevaClientOptions",
  file: "packages/aveva-identity/src/client-options.ts",
  interfaces: ["SharedOptions"],
  forms: ["WithRegion", "WithBaseUrl", "WithToken", "WithCredentials"],
  to: "client",
};
const listOf = (api: string, file: string): OptionList => ({
  title: `list, ${api}`,
  intro: "In addition to those of every call.",
  type: "ListOptions",
  file,
  interfaces: ["ListOptions"],
  to: "`list`",
});
const OF_KANTATA_LIST: OptionList = listOf("Kantata OX", "packages/kantata-ox/src/invitations/invitation-list.ts");
const OF_AVEVA_LIST: OptionList = listOf("AVEVA", "packages/aveva-identity/src/invitations/invitations.ts");
const OF_BULK: OptionList = {
  title: "createMany",
  intro: "`createMany` takes these, those of every call except `onAborted`, and those of its API below.",
  type: "BulkOptions",
  file: "packages/runtime/src/bulk/bulk-types.ts",
  interfaces: ["BulkOptions"],
  to: "`createMany`",
};
const bulkOf = (api: string, folder: string): OptionList => ({
  title: `createMany, ${api} only`,
  type: "CreateManyOptions",
  file: `packages/${folder}/src/create-many/result.ts`,
  interfaces: ["CreateManyOptions"],
  to: "`createMany`",
});
const OF_KANTATA_BULK: OptionList = bulkOf("Kantata OX", "kantata-ox");
const OF_AVEVA_BULK: OptionList = bulkOf("AVEVA", "aveva-identity");
const OF_LIMITS: OptionList = {
  title: "createLimits",
  intro: "Of both API packages: limits for the clients of one process.",
  file: "packages/runtime/src/retry/create-limits.ts",
  interfaces: ["LimitsOptions"],
  to: "`createLimits`",
};
const OF_NODE_FETCH: OptionList = {
  title: "createNodeFetch",
  intro: "Of the sub-path `./node` of both API packages.",
  type: "NodeFetchOptions",
  file: "packages/runtime/src/node/node-fetch-options.ts",
  interfaces: ["NodeFetchOptions"],
  to: "`createNodeFetch`",
};

/** The lists of an API's README, by the package's folder. */
export const README_LISTS: Readonly<Record<string, readonly OptionList[]>> = {
  "kantata-ox": [
    OF_KANTATA,
    OF_BOTH_CLIENTS,
    OF_EVERY_CALL,
    OF_KANTATA_LIST,
    OF_BULK,
    OF_KANTATA_BULK,
    OF_LIMITS,
    OF_NODE_FETCH,
  ],
  "aveva-identity": [
    OF_AVEVA,
    OF_BOTH_CLIENTS,
    OF_EVERY_CALL,
    OF_AVEVA_LIST,
    OF_BULK,
    OF_AVEVA_BULK,
    OF_LIMITS,
    OF_NODE_FETCH,
  ],
};

/** All lists, in the order of the site's page. A new list is added here; a test finds one that is missing. */
export const LISTS: readonly OptionList[] = [
  OF_EVERY_CALL,
  OF_BOTH_CLIENTS,
  OF_KANTATA,
  OF_AVEVA,
  OF_KANTATA_LIST,
  OF_AVEVA_LIST,
  OF_BULK,
  OF_KANTATA_BULK,
  OF_AVEVA_BULK,
  OF_LIMITS,
  OF_NODE_FETCH,
  {
    title: "createRedisLimits",
    intro: "Of `@invitation-clients/limits-redis`: limits for the clients of many processes. Give `url` or `client`.",
    type: "RedisLimitsOptions",
    file: "packages/limits-redis/src/options.ts",
    interfaces: ["SharedOptions"],
    forms: ["WithUrl", "WithClient"],
    to: "`createRedisLimits`",
  },
  {
    title: "createKantataFake",
    intro: "Of `@invitation-clients/testing`. These, and how the service behaves:",
    type: "KantataFakeOptions",
    file: "packages/testing/src/kantata/kantata-options.ts",
    interfaces: ["KantataFakeOptions"],
    to: "`createKantataFake`",
  },
  {
    title: "createKantataFake, behaviour",
    intro: "Each default is what the real service does, as far as is known.",
    file: "packages/testing/src/kantata/account/account-options.ts",
    interfaces: ["KantataBehaviour"],
    to: "`createKantataFake`",
  },
  {
    title: "createAvevaFake",
    intro: "Of `@invitation-clients/testing`. Each default is what the real service does, as far as is known.",
    type: "AvevaFakeOptions",
    file: "packages/testing/src/aveva/aveva-options.ts",
    interfaces: ["AvevaFakeOptions", "AvevaBehaviour"],
    to: "`createAvevaFake`",
  },
  {
    title: "Troubles of a fake",
    intro: "Of the functions of `trouble`, in their last argument; which takes what is in the reference.",
    file: "packages/testing/src/trouble/trouble.ts",
    interfaces: ["TroubleTiming", "PartialTrouble", "CommitTrouble"],
    to: "`trouble`",
  },
  {
    title: "serve",
    intro: "Of the sub-path `./http` of `@invitation-clients/testing`.",
    type: "ServeOptions",
    file: "packages/testing/src/node/serve.ts",
    interfaces: ["ServeOptions"],
    to: "`serve`",
  },
];
