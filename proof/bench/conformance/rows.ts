import { empty500 } from "./situations/answers/empty-500.ts";
import { htmlPage } from "./situations/answers/html-page.ts";
import { noContent } from "./situations/answers/no-content.ts";
import { strangersCall } from "./situations/many-calls/strangers-call.ts";
import { tokenStampede } from "./situations/many-calls/token-stampede.ts";
import { closingGzip } from "./situations/platforms/closing-gzip.ts";
import { droppedRequests } from "./situations/platforms/dropped-requests.ts";
import { replacedPromise } from "./situations/platforms/replaced-promise.ts";
import { streamBody } from "./situations/platforms/stream-body.ts";
import { dotDotId } from "./situations/safety/dot-dot-id.ts";
import { redirect302, redirect307 } from "./situations/safety/redirects.ts";
import { secretEscaped, secretOnPage, secretOnReset, secretQuoted } from "./situations/safety/secrets.ts";
import { brokenGet, brokenPost } from "./situations/sends/broken-body.ts";
import { post429 } from "./situations/sends/post-429.ts";
import { post500 } from "./situations/sends/post-500.ts";
import { postLostFresh, postLostReused } from "./situations/sends/post-lost.ts";
import type { Situation } from "./situations/situation.ts";
import { abortInBackOff } from "./situations/waits/abort-in-back-off.ts";
import { get503 } from "./situations/waits/get-503.ts";
import { retryAfterGarbage } from "./situations/waits/retry-after-garbage.ts";
import { retryAfterLong } from "./situations/waits/retry-after-long.ts";
import { retryAfterDate, retryAfterFraction, retryAfterSeconds } from "./situations/waits/retry-after-waits.ts";

/** The rows of the table. */
export const situations: readonly Situation[] = [
  post500,
  postLostFresh,
  postLostReused,
  brokenPost,
  post429,
  get503,
  brokenGet,
  retryAfterSeconds,
  retryAfterFraction,
  retryAfterDate,
  retryAfterGarbage,
  retryAfterLong,
  abortInBackOff,
  empty500,
  noContent,
  htmlPage,
  redirect302,
  redirect307,
  secretOnReset,
  secretQuoted,
  secretEscaped,
  secretOnPage,
  dotDotId,
  tokenStampede,
  replacedPromise,
  closingGzip,
  droppedRequests,
  strangersCall,
  streamBody,
];
