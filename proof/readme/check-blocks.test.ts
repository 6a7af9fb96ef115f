import { describe, expect, it } from "vitest";
import { readmeBlocks } from "./all-blocks.ts";
import { checkBlocks } from "./check-blocks.ts";
import { type Block, blocksOf, fileBlocksOf } from "./find-blocks.ts";

const document = (comment: string, ...code: string[]): string =>
  ["# Title", "", comment, "```ts", ...code, "```", ""].join("\n");

describe("blocksOf finds blocks", () => {
  it("with their line, setup and answer", () => {
    const text = document("<!-- setup: kantata, people; answer: 422 -->", "await kantata.accountInvitations.get(1);");
    expect(blocksOf("README.md", text)).toEqual([
      {
        file: "README.md",
        line: 5,
        code: "await kantata.accountInvitations.get(1);",
        setup: ["kantata", "people"],
        answer: 422,
      },
    ]);
  });

  it("and leaves out those of other languages", () => {
    expect(blocksOf("README.md", "```sh\nnpm install\n```\n")).toEqual([]);
  });

  it.for([
    ["a comment that is not on the line before its block", "<!-- setup: kantata -->\n\n```ts\n```\n"],
    ["a misspelt key", document("<!-- setup: kantata; anwser: 422 -->")],
    ["a block that is not closed", "```ts\nconst a = 1;\n"],
  ] as const)("%s is refused", ([, text]) => {
    expect(() => blocksOf("README.md", text)).toThrow(/README\.md:\d/);
  });
});

describe("fileBlocksOf finds blocks", () => {
  it("that are files of projects, with the projects", () => {
    const text = "# Title\n\n<!-- file: one/a.js, two/b.js -->\n```js\nrun();\n```\n\n```sh\nnpm install\n```\n";
    expect(fileBlocksOf("README.md", text)).toEqual([
      { place: "README.md:5", paths: ["one/a.js", "two/b.js"], code: "run();\n" },
    ]);
  });

  it.for([
    ["JavaScript that no project runs", "```js\nrun();\n```\n"],
    ["a comment that is not on the line before its block", "<!-- file: one/a.js -->\n\n```js\n```\n"],
  ] as const)("%s is refused", ([, text]) => {
    expect(() => fileBlocksOf("README.md", text)).toThrow(/README\.md:\d/);
  });
});

describe("checkBlocks", () => {
  const check = (...documents: string[]) => checkBlocks(blocksOf("README.md", documents.join("\n")));

  it("reports each compile error with its line in the document, and then runs nothing", async () => {
    const problems = await check(
      document("<!-- setup: kantata -->", "const a = 1;", 'await kantata.accountInvitations.create({ name: "a" });'),
      document(
        "",
        'import { createKantataClient } from "@invitation-clients/kantata-ox";',
        'createKantataClient({ accessToken: "t", retries: 3 });',
      ),
      document("<!-- setup: kantata; answer: 404 -->", "await kantata.accountInvitations.get(1);"),
    );
    expect(problems).toEqual([
      { place: "README.md:6", message: expect.stringContaining("name") },
      { place: "README.md:14", message: expect.stringContaining("retries") },
    ]);
  });

  it("reports thrown errors, and requests that break the spec or go elsewhere even if the code catches the error", async () => {
    const problems = await check(
      document("<!-- setup: kantata; answer: 404 -->", "await kantata.accountInvitations.get(1);"),
      document(
        "<!-- setup: kantata -->",
        'const body = { full_name: 7, email_address: "" } as never;',
        "await kantata.accountInvitations.create(body).catch(() => undefined);",
      ),
      document("", 'await fetch("https://example.com").catch(() => undefined);'),
      document("<!-- setup: kantata -->", "await kantata.accountInvitations.get(1);"),
    );
    expect(problems).toEqual([
      { place: "README.md:5", message: expect.stringContaining("404") },
      { place: "README.md:12", message: expect.stringContaining("full_name") },
      { place: "README.md:20", message: expect.stringContaining("example.com") },
    ]);
  });
});

it("every block of every README compiles and runs", async () => {
  const blocks: Block[] = await readmeBlocks();
  expect(blocks.length).toBeGreaterThan(20);
  expect(await checkBlocks(blocks)).toEqual([]);
});
