import type { AvevaIdentityClient } from "@invitation-clients/aveva-identity";
import type { Hooks, KantataClient } from "@invitation-clients/kantata-ox";
import type { AvevaFake, KantataFake, RecordedRequest, SentMail, Trouble } from "@invitation-clients/testing";
import type { TryOperation } from "./operations.ts";
import type { Values } from "./values.ts";

/** A fake service, and the way to make a client for it. */
export interface Service {
  readonly mails: readonly SentMail[];
  /** What the client sent. */
  readonly requests: readonly RecordedRequest[];
  /** Plays this trouble with the next request of an operation, and no other. */
  play(operationId: string, trouble: Trouble | undefined): void;
  /** A client whose options are those of the form; `watch` sees each answer of the API. */
  client(values: Values, hooks: Hooks, watch: (answer: Response) => void): KantataClient | AvevaIdentityClient;
}

/** Makes the fake of an operation's API, so that the call succeeds as the form is filled in at first. */
export async function startService(operation: TryOperation): Promise<Service> {
  return operation.api === "kantata-ox" ? kantata(operation) : aveva(operation, operation.api);
}

function filled({ fields }: TryOperation, name: string): string {
  return fields.find((field) => field.in === "path" && field.name === name)?.value ?? "";
}

async function kantata(operation: TryOperation): Promise<Service> {
  const [{ createKantataClient }, { createKantataFake }] = await Promise.all([
    import("@invitation-clients/kantata-ox"),
    import("@invitation-clients/testing"),
  ]);
  const person = { full_name: "Luis Rivera", email_address: "luis.rivera@example.com", permission: "project_lead" };
  const hana = { full_name: "Hana Sato", email_address: "hana.sato@example.com", permission: "collaborator" };
  const id = Number(filled(operation, "id")) || 48213;
  // Nobody whom a create invites is invited already.
  const isCreate = operation.id === "createAccountInvitation";
  const fake = createKantataFake({ invitations: isCreate ? [hana] : [hana, { ...person, id }] });
  return {
    ...sharedOf(fake),
    client: (_, hooks, watch) => {
      const { clientOptions } = fake;
      return createKantataClient({ ...clientOptions, fetch: watched(clientOptions.fetch, watch), hooks });
    },
  };
}

async function aveva(operation: TryOperation, apiVersion: "v1" | "v1-preview"): Promise<Service> {
  const [{ createAvevaIdentityClient }, { createAvevaFake }] = await Promise.all([
    import("@invitation-clients/aveva-identity"),
    import("@invitation-clients/testing"),
  ]);
  const Id = filled(operation, "invitationId") || undefined;
  const UserId = filled(operation, "userId") || "6c0f2f4e-9b1d-4a57-8f36-2d7c5b9e1a40";
  // A create is refused with 409 if the user has an invitation.
  const invitations = operation.id === "createUserInvitation" ? [] : [{ Id, UserId }];
  const fake = createAvevaFake({ tenantId: filled(operation, "tenantId"), invitations });
  return {
    ...sharedOf(fake),
    client: ({ path }, hooks, watch) => {
      const { clientOptions } = fake;
      const options = {
        ...clientOptions,
        tenantId: String(path.tenantId ?? ""),
        fetch: watched(clientOptions.fetch, watch),
        hooks,
      };
      return createAvevaIdentityClient({ ...options, apiVersion }) as AvevaIdentityClient;
    },
  };
}

function sharedOf(fake: KantataFake | AvevaFake): Omit<Service, "client"> {
  return {
    mails: fake.mails,
    requests: fake.requests,
    play: (operationId, trouble) => {
      fake.calm();
      if (trouble) fake.next(operationId as never, trouble);
    },
  };
}

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** A `fetch` that shows the answers of the API, but not those of the token service. */
function watched(fetch: unknown, watch: (answer: Response) => void): Fetch {
  return async (input, init) => {
    const answer = await (fetch as Fetch)(input, init);
    if (String(input).includes("/api/")) watch(answer.clone());
    return answer;
  };
}
