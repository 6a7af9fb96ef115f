export { type AvevaClientOptionsOfFake, type AvevaFake, createAvevaFake } from "./aveva/aveva-fake.js";
export type { AvevaFakeInvitation, AvevaFakeInvite, AvevaFakeOptions } from "./aveva/aveva-options.js";
export type { AvevaOperation } from "./aveva/routes.js";
export type { AvevaTokenOperation } from "./aveva/tokens.js";
export type { KantataBehaviour, KantataOperation } from "./kantata/account/account-options.js";
export type { BulkAnswer, Refusals } from "./kantata/account/create.js";
export type { AddressRewrite, NameRewrite, Rewrites } from "./kantata/account/rewrites.js";
export type { Ties } from "./kantata/account/rows.js";
export type { Counts, ExpirationFormat, IdsShown, Viewer } from "./kantata/answers/present.js";
export type { ErrorFormat } from "./kantata/answers/problems.js";
export { createKantataFake, type KantataClientOptionsOfFake, type KantataFake } from "./kantata/kantata-fake.js";
export type { KantataFakeInvitation, KantataFakeInvite, KantataFakeOptions } from "./kantata/kantata-options.js";
export type { FakeService, SentMail } from "./server/fake-face.js";
export type { ClosedFetch } from "./server/fake-fetch.js";
export type { FakeAnswer } from "./server/fake-http.js";
export type { ExchangeRequest, Outcome, RecordedRequest } from "./server/service.js";
export {
  type CommitTrouble,
  type ForeignAnswer,
  type PartialTrouble,
  type Trouble,
  type Troubles,
  type TroubleTiming,
  trouble,
} from "./trouble/trouble.js";
export type { TroubleChooser } from "./trouble/trouble-plan.js";
