import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../scripts/lib/process/run.ts";
import { callOf, send } from "../src/try-it/calls.ts";
import { operations, type TryOperation } from "../src/try-it/operations.ts";
import { startService } from "../src/try-it/services.ts";
import { curlOf, typescriptOf } from "../src/try-it/snippets.ts";
import { type Values, valuesOf } from "../src/try-it/values.ts";
import { site } from "../tool/install.ts";

interface Sent {
  readonly method: string | undefined;
  readonly path: string;
  readonly query: [name: string, value: string][];
  readonly body: unknown;
}

// Every field of the form, also those that are empty at first.
const FILLED: Readonly<Record<string, string>> = {
  text: "it's 50 % & more",
  integer: "7",
  boolean: "true",
  list: "inviter, default_role",
  integers: "50977, 48213",
  json: '{ "a": "b" }',
  people: '[{ "full_name": "Ada" }]',
};

const full = (operation: TryOperation): Values =>
  valuesOf(operation.fields, ({ kind, value, choices }) => value || (choices[0] ?? FILLED[kind] ?? ""));
const filledIn = (operation: TryOperation): Values => valuesOf(operation.fields, ({ value }) => value);
const nameOf = ({ api, id, form }: TryOperation): string => `${api} ${id}, ${form}`;
const cases = operations.map((operation) => [nameOf(operation), operation] as const);

let sent: Sent | undefined;
const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
  const body = await text(request);
  sent = {
    method: request.method,
    path: pathname,
    query: [...searchParams],
    body: body === "" ? undefined : JSON.parse(body),
  };
  response.end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());

/** What curl sends for this code, to this machine instead of the service. */
async function sentByCurl(operation: TryOperation, values: Values): Promise<Sent | undefined> {
  sent = undefined;
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}${new URL(operation.server).pathname}`;
  const code = curlOf(operation, values).replace(operation.server, here);
  const { code: exit, stderr } = await run("bash", ["-c", code], { output: "keep" });
  if (exit !== 0) throw new Error(stderr);
  return sent;
}

describe("the code beside a form", () => {
  it.each(cases)("%s: curl sends what the client sends", async (_, operation) => {
    const values = filledIn(operation);
    const service = await startService(operation);
    const client = service.client(values, {}, () => {});
    await send(client, callOf(operation, values), {});
    const { method, path, query, body } =
      service.requests.find(({ operationId }) => operationId === operation.id) ?? {};
    expect(await sentByCurl(operation, values)).toEqual({ method, path, query: [...new URLSearchParams(query)], body });
  });

  it.each(cases)("%s: curl sends the values of all fields", async (_, operation) => {
    const values = full(operation);
    const got = await sentByCurl(operation, values);
    expect(Object.fromEntries(got?.query ?? [])).toEqual({
      ...Object.fromEntries(Object.entries(values.query).map(([name, value]) => [name, String(value)])),
      ...(operation.form === "many" ? { per_page: "50" } : {}),
    });
    const { envelope } = operation;
    const whole = got?.body as Readonly<Record<string, unknown>> | undefined;
    const body = envelope === undefined ? whole : whole?.[envelope];
    expect(body ?? {}).toEqual(values.body);
  });

  it("the TypeScript of every form compiles", async () => {
    const folder = join(site, ".astro/snippets");
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const operation of operations) {
      await writeFile(
        join(folder, `${operation.api}-${operation.id}-${operation.form}.ts`),
        typescriptOf(operation, filledIn(operation)),
      );
    }
    const config = {
      extends: "../../../tsconfig.base.json",
      compilerOptions: { noEmit: true, types: ["node"] },
      include: ["*.ts"],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    expect(operations).toHaveLength(26);
    const { code, text: printed } = await run("tsc", ["-p", join(folder, "tsconfig.json")], { output: "keep" });
    expect(printed).toBe("");
    expect(code).toBe(0);
  });
});
