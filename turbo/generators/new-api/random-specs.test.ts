import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { documentSources } from "../../../scripts/generate/document-sources.ts";
import type { SpecDocument } from "../../../scripts/lib/project/spec-document.ts";
import { tempFolder } from "../../../scripts/lib/test-support/temp-folder.ts";
import type { Editable } from "./editable.ts";
import { planApi } from "./plan/plan.ts";
import { importSpec } from "./read/import-spec.ts";
import { readSpec } from "./read/read-spec.ts";
import { faultLine } from "./refuse/fault.ts";
import { clientOf, type SeenRequest, tableOf } from "./test-support/made-table.ts";
import { type RandomOperation, randomSpecs } from "./test-support/random-specs.ts";
import { typeErrors } from "./test-support/type-errors.ts";
import { filesOf } from "./write/files.ts";

const folder = tempFolder(afterAll);
const file = join(folder, "things.json");

async function imported(document: Editable, leavesOut: boolean) {
  writeFileSync(file, JSON.stringify(document));
  return importSpec(await readSpec({ name: "things", file, leavesOut }), "things.json", leavesOut);
}

/** Everything that an operation must pass for its features, without those that cannot be sent. */
function sentBy({ features }: RandomOperation) {
  const sent = features.flatMap((one) => (one.refused === undefined && one.sent ? [one.sent] : []));
  const merged = (key: "path" | "query" | "headers") => Object.assign({}, ...sent.map((one) => one[key]));
  return {
    params: { path: merged("path"), query: merged("query") },
    headers: merged("headers") as Record<string, string>,
    body: sent.find((one) => one.body !== undefined)?.body,
    inQuery: sent.flatMap((one) => one.inQuery ?? []),
  };
}

/** What a request must be by the spec. */
function requestOf(operation: RandomOperation, takesToken: boolean) {
  const { params, headers, body, inQuery } = sentBy(operation);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params.path[name]));
  return {
    url: `https://api.test/v1${path}`,
    query: inQuery.sort(),
    method: operation.method,
    headers: {
      accept: "application/json",
      ...headers,
      ...(takesToken ? { authorization: "Bearer t" } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body,
  };
}

function seen({ url, method, headers, body }: SeenRequest) {
  const [path, query] = url.split("?");
  const { "user-agent": _, ...rest } = Object.fromEntries(headers);
  return {
    url: path,
    query: query === undefined ? [] : query.split("&").sort(),
    method,
    headers: rest,
    body: body === undefined ? undefined : JSON.parse(body),
  };
}

describe.for(["3.0.3", "3.1.0"] as const)("any small spec of OpenAPI %s", (version) => {
  test("either sends every parameter to where it says, or is refused by the operation's name", async () => {
    await fc.assert(
      fc.asyncProperty(randomSpecs(version), async ({ document, operations }) => {
        const { faults } = await imported(document, false);
        const lines = faults.map(faultLine);
        for (const line of lines) expect(line).not.toMatch(/undefined|\[object/);
        const expected = operations.flatMap(({ name, fatal, partial }) =>
          [...fatal, ...partial].map((why) => `${name}: … ${why}`),
        );
        for (const { name, fatal, partial } of operations) {
          const own = lines.filter((line) => line.startsWith(`${name}: `));
          for (const why of [...fatal, ...partial]) expect(own.filter((line) => line.includes(why))).not.toEqual([]);
        }
        expect(lines).toHaveLength(expected.length);

        const left = (await imported(document, true)).document as SpecDocument & Editable;
        const kept = operations.filter(({ fatal }) => fatal.length === 0);
        expect(Object.keys(left.paths)).toEqual(kept.map(({ path }) => path));
        if (kept.length === 0) return;
        const table = await tableOf(left);
        const takesToken = kept.some(({ features }) =>
          features.some(({ name }) => /^security.*(bearer|oauth|openid)/.test(name)),
        );
        for (const operation of kept) {
          const { api, requests } = clientOf(table, takesToken);
          const { inQuery: _, ...init } = sentBy(operation);
          await api[operation.method]?.(operation.path, init);
          expect(requests.map(seen)).toEqual([requestOf(operation, takesToken)]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("the package of any small spec compiles, and no text of it shows a missing value", async () => {
  const some = fc.tuple(...(["3.0.3", "3.0.3", "3.1.0", "3.1.0"] as const).map(randomSpecs));
  await fc.assert(
    fc.asyncProperty(some, async (specs) => {
      const sources = new Map<string, string>();
      for (const [index, { document, operations }] of specs.entries()) {
        if (operations.every(({ fatal }) => fatal.length > 0)) continue;
        writeFileSync(file, JSON.stringify(document));
        const name = `random-things-${"abcd".charAt(index)}`;
        const plan = await planApi(name, file, true);
        const files = await filesOf(plan);
        for (const [path, text] of files) {
          if (!path.includes(name)) continue;
          expect(text, path).not.toMatch(/\[object|by hand/);
          if (!path.endsWith(".ts")) expect(text, path).not.toMatch(/undefined/);
          if (/\/src\/[^/]+\.ts$/.test(path) && !path.includes("test")) sources.set(path, text);
        }
        const generated = await documentSources(parse(plan.spec) as SpecDocument);
        for (const [path, text] of generated) sources.set(`packages/${name}/src/generated/${path}`, text);
        sources.set(`packages/${name}/src/generated/version.ts`, 'export const version = "1";');
      }
      expect(typeErrors(sources)).toEqual([]);
    }),
    { numRuns: 2, endOnFailure: true },
  );
});
