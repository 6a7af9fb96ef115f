import {
  type AvevaFake,
  type AvevaFakeOptions,
  createAvevaFake,
  createKantataFake,
  type KantataFake,
  type KantataFakeOptions,
} from "@invitation-clients/testing";
import { type LateOptions, lateServer } from "./late-server.js";

/** A server of a test, with the settings by which the command finds it. */
export interface TestServer<Fake> {
  readonly fake: Fake;
  readonly env: Readonly<Record<string, string>>;
}

export const TOKEN = "a-token-that-nobody-may-see";
export const SECRET = "a-secret-that-nobody-may-see";

/**
 * A Kantata account behind HTTP that mails again whoever is invited twice: one that refused would hide the mistakes that tests
 * look for.
 */
export async function kantataServer(options: KantataFakeOptions & LateOptions = {}): Promise<TestServer<KantataFake>> {
  const { delay, onRequest, rewrite, ...fakeOptions } = options;
  const fake = createKantataFake({ anyToken: true, duplicates: true, ...fakeOptions });
  const origin = await lateServer(fake, { delay, onRequest, rewrite });
  return { fake, env: { KANTATA_BASE_URL: origin + new URL(fake.baseUrl).pathname, KANTATA_TOKEN: TOKEN } };
}

/** An AVEVA tenant behind HTTP. */
export async function avevaServer(options: AvevaFakeOptions & LateOptions = {}): Promise<TestServer<AvevaFake>> {
  const { delay, onRequest, rewrite, ...fakeOptions } = options;
  const fake = createAvevaFake({ clientSecret: SECRET, ...fakeOptions });
  const { tenantId, clientId } = fake.clientOptions;
  const env = {
    AVEVA_BASE_URL: await lateServer(fake, { delay, onRequest, rewrite }),
    AVEVA_TENANT_ID: tenantId,
    AVEVA_CLIENT_ID: clientId,
    AVEVA_CLIENT_SECRET: SECRET,
    AVEVA_API_VERSION: "v1",
  };
  return { fake, env };
}

/** A list of people, p1@example.com and so on. */
export function listOfPeople(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => `p${n + 1}@example.com,Person ${n + 1}\n`);
  return `Email,Name\n${rows.join("")}`;
}

/** The cells of one column of a result file without quotes. */
export function columnOf(csv: string, name: string): string[] {
  const [header = [], ...rows] = csv
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const at = header.indexOf(name);
  return rows.map((cells) => cells[at] ?? "");
}
