import { createRequire } from "node:module";
import { createSecondValidator, type DocumentedOperation, readContract } from "@invitation-clients/contract-kit";
import { describe, expect, it } from "vitest";
import { createAvevaFake } from "../aveva/aveva-fake.js";
import { createKantataFake } from "../kantata/kantata-fake.js";
import { type Trouble, trouble } from "../trouble/trouble.js";
import type { FakeService } from "./fake-face.js";
import type { ClosedFetch } from "./fake-fetch.js";

const USERS = ["7c1b3a52-0000-4000-8000-000000000001", "7c1b3a52-0000-4000-8000-000000000002"];
const [FIRST = "", SECOND = ""] = USERS;
const ADA = { full_name: "Ada Brandt", email_address: "ada@example.com" };

const specAt = createRequire(import.meta.url).resolve;
const KANTATA_SPEC = "@invitation-clients/kantata-ox/openapi.json";
const V1_SPEC = "@invitation-clients/aveva-identity/v1/openapi.json";
const PREVIEW_SPEC = "@invitation-clients/aveva-identity/v1-preview/openapi.json";

interface Stage {
  readonly fake: FakeService<never, never> & { readonly clientOptions: { readonly fetch: ClosedFetch } };
  readonly authorization: string;
  /** Ids of an invitation or user that exist and that do not. */
  readonly ids: readonly string[];
}

/** A fake in one of its states, by the name of the state. */
type States = Readonly<Record<string, () => Stage>>;

function kantataIn(options: Parameters<typeof createKantataFake>[0], accept = false): Stage {
  const fake = createKantataFake(options);
  const ids = [...fake.invitations.map(({ id }) => id), "999"];
  if (accept) fake.accept(ADA.email_address);
  return { fake: fake as never, authorization: `Bearer ${fake.clientOptions.accessToken}`, ids };
}

const KANTATA: States = {
  empty: () => kantataIn({}),
  pending: () => kantataIn({ invitations: [ADA, { ...ADA, email_address: "b@example.com", default_role_id: 31 }] }),
  accepted: () => kantataIn({ invitations: [ADA] }, true),
  "a collaborator's view": () =>
    kantataIn({ invitations: [ADA], viewer: "collaborator", idsShown: "never", hasMeta: false }),
  "dates with times": () => kantataIn({ invitations: [ADA], expirationFormat: "date-time", idsShown: "included" }),
  "no dates, no index": () =>
    kantataIn({ invitations: [ADA], expirationFormat: "none", refusals: { index: "none", atomic: false } }),
  "duplicates, rewritten": () =>
    kantataIn({ invitations: [ADA], duplicates: true, rewrites: { address: ["lower", "tag"], name: "upper" } }),
  "accepted is final": () =>
    kantataIn({ invitations: [ADA], acceptedChange: false, members: false, openProjects: false }, true),
  "hidden by id": () => kantataIn({ invitations: [ADA], showFiltered: "strictly", pageLimit: 1 }, true),
  "more than documented": () =>
    kantataIn({
      invitations: [ADA],
      extraFields: true,
      resendExtends: true,
      bulkAnswer: "all",
      viewer: "project_lead",
    }),
  "a wrong token": () => ({ ...kantataIn({ invitations: [ADA] }), authorization: "Bearer wrong" }),
};

function avevaIn(options: Parameters<typeof createAvevaFake>[0], accept = false): Stage {
  const fake = createAvevaFake({ users: USERS, anyToken: true, ...options });
  if (accept) fake.accept(FIRST);
  const ids = [...USERS, "7c1b3a52-0000-4000-8000-000000000009", ...fake.invitations.map(({ Id }) => Id)];
  return { fake: fake as never, authorization: "Bearer any", ids };
}

const AVEVA: States = {
  empty: () => avevaIn({}),
  invited: () => avevaIn({ invitations: [{ UserId: FIRST }, { UserId: SECOND, mailed: false }] }),
  accepted: () => avevaIn({ invitations: [{ UserId: FIRST }] }, true),
  "accepted, bits added": () => avevaIn({ invitations: [{ UserId: FIRST }], acceptedState: 3 }, true),
  expired: () => avevaIn({ invitations: [{ UserId: FIRST, Expires: new Date(Date.now() - 1000) }] }),
  "another region": () => avevaIn({ invitations: [{ UserId: FIRST }], primary: false }),
  "with nulls": () => avevaIn({ invitations: [{ UserId: FIRST }], nulls: true }),
  "202, in UTC": () => avevaIn({ accepts: true, zone: 0 }),
  "only v1-preview": () => avevaIn({ invitations: [{ UserId: FIRST }], serves: "v1-preview", errorExtras: "event" }),
  "only v1": () => avevaIn({ invitations: [{ UserId: FIRST }], serves: "v1", errorExtras: "properties" }),
  "providers, in Z": () =>
    avevaIn({ invitations: [{ UserId: FIRST }], providerRequired: true, providerShown: true, dateFormat: "utc" }),
  "hidden when expired": () =>
    avevaIn({ invitations: [{ UserId: FIRST, Expires: Date.now() - 1000 }], expiredShown: false, order: "newest" }),
  "another tenant": () => avevaIn({ tenantId: "00000000-0000-4000-8000-000000000000" }),
  "a wrong token": () => avevaIn({ anyToken: false }),
};

const TROUBLES: readonly (Trouble | undefined)[] = [
  undefined,
  trouble.slow(0),
  trouble.partly({ takes: 1, shows: 0 }),
  trouble.status(500, { commitAfter: 0 }),
  ...[400, 401, 403, 404, 405, 408, 409, 422, 429, 500, 502, 503].map((code) => trouble.status(code)),
  trouble.rateLimited(3),
  trouble.rateLimited(),
  trouble.tokenExpired(),
  trouble.maintenance(),
];

const BODIES: readonly unknown[] = [
  undefined,
  "no json",
  {},
  null,
  [],
  { account_invitations: [] },
  { account_invitation: { headline: 4 } },
  { account_invitation: { ...ADA, email_address: "c@example.com", headline: 4, bill_rate_in_cents: 1.5 } },
  { account_invitation: { ...ADA, email_address: "d@example.com", permission: "punch_clock" } },
  { account_invitations: [{ ...ADA, email_address: "e@example.com" }, { full_name: "No Address" }] },
  { invitation: { ...ADA, invitee_role: "maven", subject: 7 } },
  { IdentityProviderId: "google", SendInvitation: false },
  { ExpiresDateTime: "2001-01-01" },
];

/** The bodies to send: the spec's examples, and some that are no good. */
function bodiesOf({ requestSchema, requestExamples }: DocumentedOperation): readonly unknown[] {
  if (!requestSchema) return [undefined];
  return [...requestExamples.map(({ value }) => value), ...BODIES];
}

function pathsOf({ path }: DocumentedOperation, tenant: string, ids: readonly string[]): string[] {
  const inTenant = path.replace("{tenantId}", tenant);
  return inTenant.includes("{") ? ids.map((id) => inTenant.replace(/\{\w+\}/, id)) : [inTenant];
}

const QUERIES = [
  "",
  "?include=inviter,invitee,default_role&only_pending=false&includeExpiredInvitations=true",
  "?skip=-1",
];

/** Sends everything to the fake in each of its states, and returns how many answers were checked and what was wrong. */
async function check(spec: string, prefix: string, states: States): Promise<{ count: number; wrong: string[] }> {
  const validator = await createSecondValidator(spec);
  const operations = await readContract(spec);
  const wrong: string[] = [];
  let count = 0;
  const tenant = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";
  for (const [state, makeStage] of Object.entries(states)) {
    for (const one of TROUBLES) {
      for (const operation of operations) {
        const { operationId, method, answers } = operation;
        for (const body of one ? bodiesOf(operation).slice(0, 1) : bodiesOf(operation)) {
          const { fake, authorization, ids } = makeStage();
          for (const [path, query] of pathsOf(operation, tenant, ids).flatMap((each) =>
            QUERIES.map((q) => [each, q]),
          )) {
            if (one) fake.always(one);
            const url = new URL(`${prefix}${path}${query}`, fake.baseUrl);
            const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
            const sent = { authorization, "content-type": "application/json" };
            const init = { method, headers: sent, ...(text === undefined ? {} : { body: text }) };
            const response = await fake.clientOptions.fetch(url, init);
            const answer = await response.text();
            const { status, headers } = response;
            const documented = answers.some((each) => each.status === status);
            // The spec has no such status (429 of AVEVA): its body is judged as that of an error that the spec has.
            const asked = { method, url: new URL(`https://x${path}${query}`) };
            const bodyOf = answer === "" ? undefined : JSON.parse(answer);
            if (!documented && bodyOf === undefined) continue;
            const judged = documented ? status : 404;
            count += 1;
            const found = validator.checkAnswer(asked, { status: judged, headers, body: bodyOf });
            const where = `${state}, ${JSON.stringify(one)}: ${operationId} ${status} ${JSON.stringify(body)}`;
            if (found.length > 0) wrong.push(`${where}: ${found.join("; ")} ${answer}`);
            if (!documented && !one && status !== 405) wrong.push(`${where}: not documented`);
            if (fake.requests.at(-1)?.operationId !== operationId)
              wrong.push(`${where}: recorded as another operation`);
          }
        }
      }
    }
  }
  return { count, wrong: [...new Set(wrong)].slice(0, 20) };
}

describe("every answer is valid against the shipped spec, in every state, to every operation, with every trouble", () => {
  it.each<[name: string, spec: string, prefix: string, states: States]>([
    ["Kantata OX", KANTATA_SPEC, "/api/v1", KANTATA],
    ["AVEVA v1", V1_SPEC, "/api/v1", AVEVA],
    ["AVEVA v1-preview", PREVIEW_SPEC, "/api/v1-preview", AVEVA],
  ])("%s", async (_name, spec, prefix, states) => {
    const { count, wrong } = await check(specAt(spec), prefix, states);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(1_000);
  });
});

describe("the operations are those of the specs", () => {
  it.each([
    [KANTATA_SPEC, () => createKantataFake()],
    [V1_SPEC, () => createAvevaFake()],
  ])("%s", async (spec, make) => {
    const operations = (await readContract(specAt(spec))).map(({ operationId }) => operationId);
    const fake = make() as FakeService<string, string>;
    for (const id of operations) fake.next(id, trouble.refused());
    const known = /Known: (.*)$/.exec(messageOf(() => fake.next("", trouble.refused())))?.[1]?.split(", ") ?? [];
    const ofTokens = ["discoverTokenEndpoint", "requestToken"];
    expect(known.filter((id) => !ofTokens.includes(id)).sort()).toEqual(operations.sort());
  });
});

function messageOf(act: () => void): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  return "";
}
