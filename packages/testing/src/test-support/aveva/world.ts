import {
  type AvevaIdentityV1Client,
  type CreateManyInput,
  type CreateManyOptions,
  type CreateManyResult,
  createAvevaIdentityClient,
} from "@invitation-clients/aveva-identity";
import { vi } from "vitest";
import { AvevaTenant } from "../../aveva/aveva-tenant.js";
import { AVEVA_OPERATIONS } from "../../aveva/routes.js";
import { runOnFakeClock } from "../../clock/run-on-fake-clock.js";
import { Exchange } from "../../server/exchange.js";
import { type ClosedFetch, closedFetch } from "../../server/fake-fetch.js";
import type { FakeAnswer, FakeRequest } from "../../server/fake-http.js";
import type { Service } from "../../server/service.js";
import { type Trouble, trouble } from "../../trouble/trouble.js";
import { seeded } from "../seeded.js";
import type { AvevaScenario } from "./scenario.js";

/** The part of either version's client that the jobs use. */
export type BulkClient = Pick<AvevaIdentityV1Client["userInvitations"], "createMany">;

/** Runs the job, with the real client or with a broken one that the checks must catch. */
export type AvevaRunner = (
  client: BulkClient,
  inputs: readonly CreateManyInput[],
  options: CreateManyOptions,
) => Promise<CreateManyResult[]>;

/** The facts about a run, against which its results are checked. */
export interface AvevaWorld {
  readonly scenario: AvevaScenario;
  readonly inputs: readonly CreateManyInput[];
  readonly tenant: AvevaTenant;
  /** Creates a client for a new process. `through` can end its requests. */
  readonly connect: (through?: (fetch: ClosedFetch) => ClosedFetch) => BulkClient;
  /** How many POSTs were received for each user. */
  readonly sent: Map<string, number>;
  /** How many POSTs were carried out for each user. */
  readonly carriedOut: Map<string, number>;
  /** Users whom somebody else invited after the start. */
  readonly invitedByOthers: Set<string>;
  /** Whether a look failed after all its retries. */
  lookFailed: boolean;
  /** Whether faults and events still happen. */
  troubled: boolean;
  /** Sets the clock of the process so many milliseconds ahead of the true time, which the server and others have. */
  readonly setAhead: (ahead: number) => void;
}

const TENANT = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";
const BASE_URL = "https://uswe.datahub.connect.aveva.com";
const START = Date.UTC(2026, 0, 15, 12);

/** Id of a user of the scenario. */
function userAt(index: number): string {
  return `7c1b3a52-0000-4000-8000-0000000000${String(index).padStart(2, "0")}ab`;
}

/** Sets up the tenant, the inputs and the client of a scenario. */
export function makeAvevaWorld(scenario: AvevaScenario): AvevaWorld {
  vi.clearAllTimers();
  vi.setSystemTime(START + scenario.phase);
  Math.random = seeded(scenario.seed);
  const everybody = [...Array(scenario.users).keys()];
  const users = everybody.filter((index) => !scenario.missing.includes(index)).map(userAt);
  const { apiVersion, accepts } = scenario;
  const tenant = new AvevaTenant({ tenantId: TENANT, serves: apiVersion, accepts, users, anyToken: true });
  for (const { user, age, left } of scenario.earlier) {
    if (user < scenario.users && tenant.shownOf(userAt(user)) === undefined)
      tenant.add(userAt(user), { issued: Date.now() - age, expires: Date.now() + left, state: 1 });
  }
  let processAhead = 0;
  /** There is one clock in these tests, so whoever is not the process sets it to the true time while at work. */
  const atTrueTime = <T>(work: () => T): T => {
    const now = Date.now();
    vi.setSystemTime(now - processAhead);
    try {
      return work();
    } finally {
      vi.setSystemTime(now);
    }
  };
  const exchange = new Exchange(lateServer(), () => Date.now() - processAhead);
  exchange.plan.always(troubleOf(), []);
  const send = closedFetch(exchange, BASE_URL, "makeAvevaWorld");
  const fetch: ClosedFetch = async (url, init) => {
    const response = await send(url, init);
    const { ahead, isShown } = scenario.clock;
    return withClock(response, ahead, isShown ? Date.now() - processAhead + ahead : undefined);
  };
  const onError = ({ operationId, status }: { readonly operationId: string; readonly status?: number | undefined }) => {
    if (operationId === "getUserInvitation" && status !== 404) world.lookFailed = true;
  };
  const world: AvevaWorld = {
    scenario,
    inputs: inputsOf(scenario),
    tenant,
    connect: (through = (same) => same) => {
      const shared = { region: "uswe", accessToken: "token", hooks: { onError }, fetch: through(fetch) } as const;
      const options = { ...shared, tenantId: TENANT };
      // Either version has this method, with the same inputs as far as the job uses them.
      return createAvevaIdentityClient({ ...options, apiVersion: apiVersion as "v1" }).userInvitations;
    },
    sent: new Map(),
    carriedOut: new Map(),
    invitedByOthers: new Set(),
    lookFailed: false,
    troubled: true,
    setAhead(ahead) {
      // Nothing can be told about clocks that differ if the server hides its own.
      const next = scenario.clock.isShown ? ahead : 0;
      vi.setSystemTime(Date.now() + next - processAhead);
      processAhead = next;
    },
  };
  for (const { at, kind, user } of scenario.events) setTimeout(() => atTrueTime(() => happen(kind, userAt(user))), at);
  return world;

  /** A service that checks for an invitation when a request arrives, and carries the request out later. */
  function lateServer(): Service {
    return {
      operations: AVEVA_OPERATIONS,
      tokenOperations: [],
      operationOf: (method, path) => tenant.operationOf(method, path),
      problem: (request, status) => tenant.problem(request, status),
      expireTokens: () => {},
      handle: (request) => atTrueTime(() => handle(request)),
    };
  }

  function handle(request: FakeRequest): FakeAnswer {
    const userId = userOf(request);
    const row = tenant.shownOf(userId);
    const answer = tenant.handle(request);
    if (request.method !== "POST") return answer;
    const isLate = answer.status === 409 && Date.parse(String(row?.Issued)) > request.at;
    if (isLate) tenant.mails.send(userId, Date.now(), request.number);
    if (isLate || answer.status < 300) count(world.carriedOut, userId);
    return answer;
  }

  function troubleOf(): (request: { readonly method: string; readonly path: string }) => Trouble | undefined {
    const seen = { POST: 0, GET: 0 };
    return (request) => {
      const isPost = request.method === "POST";
      if (isPost) count(world.sent, userOf(request));
      const troubles = isPost ? scenario.posts : scenario.gets;
      const one = world.troubled ? troubles[seen[isPost ? "POST" : "GET"]++] : undefined;
      return one ?? (isPost ? trouble.slow(scenario.pace) : undefined);
    };
  }

  function happen(kind: "accept" | "invite", userId: string): void {
    if (!world.troubled) return;
    if (kind === "accept") tenant.accept(userId);
    else if (users.includes(userId) && tenant.shownOf(userId) === undefined) {
      tenant.add(userId, { state: 1 });
      world.invitedByOthers.add(userId);
    }
  }
}

/** Lets the job run to its end on the fake clock, then the server finish its work. */
export async function runAvevaJob(world: AvevaWorld, run: AvevaRunner, options: CreateManyOptions) {
  const results = await runOnFakeClock(vi, run(world.connect(), world.inputs, options));
  vi.advanceTimersByTime(60_000);
  return results;
}

/** The options of a scenario, with the signal that aborts at its time. */
export function avevaOptionsOf({ concurrency, maxRetries, totalTimeout, abortAt }: AvevaScenario): CreateManyOptions {
  const limits = { concurrency, maxRetries, ...(totalTimeout === undefined ? {} : { totalTimeout }) };
  if (abortAt === undefined) return limits;
  const controller = new AbortController();
  if (abortAt === 0) controller.abort(new Error("given up"));
  else setTimeout(() => controller.abort(new Error("given up")), abortAt);
  return { ...limits, signal: controller.signal };
}

function inputsOf({ users, repeats, silent }: AvevaScenario): CreateManyInput[] {
  return Array.from({ length: users }, (_, index) => {
    const isRepeated = index > 0 && repeats.includes(index);
    const userId = isRepeated ? userAt(index - 1).toUpperCase() : userAt(index);
    return silent.includes(index) ? { userId, SendInvitation: false } : { userId };
  });
}

/**
 * The response as a service sends it whose clock is so far ahead.
 *
 * @param now the time of the service, if it shows it
 */
async function withClock(response: Response, ahead: number, now: number | undefined): Promise<Response> {
  const headers = new Headers(response.headers);
  if (now !== undefined) headers.set("date", new Date(now).toUTCString());
  if (!response.ok || !headers.get("content-type")?.includes("json")) {
    return new Response(response.body, { status: response.status, headers });
  }
  // A body that breaks off stays as it is.
  const text = await response
    .clone()
    .text()
    .catch(() => undefined);
  const shown = text?.replace(/"Issued":"([^"]*)"/, (_all, issued: string) => {
    const moved = new Date(Date.parse(issued) + ahead).toISOString();
    return `"Issued":"${moved.replace("Z", "1234+00:00")}"`;
  });
  return new Response(shown ?? response.body, { status: response.status, headers });
}

function userOf({ path }: Pick<FakeRequest, "path">): string {
  return /\/Users\/([^/]+)\//i.exec(path)?.[1] ?? "";
}

function count(counts: Map<string, number>, userId: string): void {
  counts.set(userId, (counts.get(userId) ?? 0) + 1);
}
