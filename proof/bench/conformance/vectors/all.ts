import type { Vector } from "../lib/vector.ts";
import { abortInBackOff } from "./abort-in-back-off.ts";
import { brokenGet, brokenPost } from "./broken-body.ts";
import { closingGzip } from "./closing-gzip.ts";
import { dotDotId } from "./dot-dot-id.ts";
import { droppedRequests } from "./dropped-requests.ts";
import { empty500 } from "./empty-500.ts";
import { get503 } from "./get-503.ts";
import { htmlPage } from "./html-page.ts";
import { noContent } from "./no-content.ts";
import { post429 } from "./post-429.ts";
import { post500 } from "./post-500.ts";
import { postLostFresh, postLostReused } from "./post-lost.ts";
import { redirect302, redirect307 } from "./redirects.ts";
import { replacedPromise } from "./replaced-promise.ts";
import { retryAfterGarbage } from "./retry-after-garbage.ts";
import { retryAfterLong } from "./retry-after-long.ts";
import { retryAfterDate, retryAfterFraction, retryAfterSeconds } from "./retry-after-waits.ts";
import { secretEscaped, secretOnPage, secretOnReset, secretQuoted } from "./secrets.ts";
import { strangersCall } from "./strangers-call.ts";
import { streamBody } from "./stream-body.ts";
import { tokenStampede } from "./token-stampede.ts";

/** The rows of the table. */
export const vectors: readonly Vector[] = [
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
