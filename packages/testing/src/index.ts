export { AvevaFake, type AvevaFakeOptions } from "./aveva/aveva-fake.js";
export { AvevaTokens, type AvevaTokensOptions } from "./aveva/tokens.js";
export { FAKE_CLOCK } from "./clock/fake-clock.js";
export { type FakeClockBounds, type FakeTimers, runOnFakeClock } from "./clock/run-on-fake-clock.js";
export type { Refusals } from "./kantata/create.js";
export {
  KANTATA_ME,
  KANTATA_OTHER,
  KantataFake,
  type KantataFakeOptions,
  type KantataHandling,
} from "./kantata/kantata-fake.js";
export type { Counts, IdsShown, Viewer } from "./kantata/present.js";
export type { AddressRewrite, NameRewrite, Rewrites } from "./kantata/rewrites.js";
export type { KantataRow, KantataRows, Ties } from "./kantata/rows.js";
export {
  type Fake,
  type FakeAnswer,
  type FakeFetch,
  type FakeInit,
  type FakeRequest,
  jsonAnswer,
} from "./server/fake-http.js";
export { type Mail, MailLog } from "./server/mail-log.js";
export { type HttpServer, serveHttp } from "./server/serve-http.js";
export type { Fault, Schedule, Seen } from "./trouble/fault.js";
export { faults } from "./trouble/faults.js";
export { fetchOf, type Traffic } from "./trouble/fetch-of.js";
