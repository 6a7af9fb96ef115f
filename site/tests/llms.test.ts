import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dist } from "../tool/build-site.ts";
import { operationsInWords } from "../tool/llms/operations.ts";
import { operationPages } from "./pages.ts";

const textOf = (name: string): Promise<string> => readFile(join(dist, name), "utf8");

describe("the texts for language models", () => {
  it.each(["llms-full.txt", "llms-operations.txt"])("%s has every operation that has a page", async (name) => {
    const text = await textOf(name);
    expect(operationPages.filter((path) => !text.includes(`/${path}\n`))).toEqual([]);
    expect(text.match(/^Effect: (read|replace|send)\. /gm)).toHaveLength(operationPages.length);
  });

  it("llms.txt names both, and no file that is not there", async () => {
    const files = [...(await textOf("llms.txt")).matchAll(/\]\([^)]*\/([\w-]+\.txt)\)/g)].map(([, name = ""]) => name);
    expect(files).toEqual(expect.arrayContaining(["llms-full.txt", "llms-operations.txt"]));
    for (const file of files) expect((await textOf(file)).length).toBeGreaterThan(1000);
  });

  it("llms-full.txt has the guides and the documents, with code and without comments", async () => {
    const text = await textOf("llms-full.txt");
    for (const title of ["First invitation", "Guarantees", "Platforms", "@invitation-clients/cli"]) {
      expect(text).toContain(`\n# ${title}\n`);
    }
    expect(text).toContain("createKantataClient({ accessToken:");
  });
});

it("an operation is told with its parameters, body, answers and retry rule", () => {
  const string = { type: "string", description: "A name." };
  const document = {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    servers: [{ url: "https://a.example" }],
    paths: {
      "/people/{id}": {
        put: {
          operationId: "updatePerson",
          summary: "Update a person",
          "x-effect": "replace",
          "x-timeout": 30_000,
          "x-rate-limit-group": "general",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: { type: "object", required: ["name"], properties: { name: string } } },
            },
          },
          responses: { "204": { description: "Done." } },
        },
      },
    },
  };
  const text = operationsInWords(document, "/a/");
  expect(text).toContain("## PUT /people/{id} (updatePerson)");
  expect(text).toContain("Update a person. /a/operations/updateperson/");
  expect(text).toContain("- `id` in path: integer, required");
  expect(text).toContain("Body, required:\n\n- `name`: string, required. A name.");
  expect(text).toContain("- 204: Done. No body.");
  expect(text).toContain("Effect: replace. Doing it twice gives the same result, so the client tries again");
});
