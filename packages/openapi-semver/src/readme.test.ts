import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { EXIT } from "./command/exit-codes.ts";
import { commandWith } from "./command/options.ts";
import { DOCUMENT_CHANGES, SPEC_CHANGES } from "./index.ts";
import { FIRST_COMMIT, type RunScript, standIns } from "./test-support/stand-ins.ts";

const beside = (path: string): Promise<string> => readFile(join(import.meta.dirname, "..", path), "utf8");
const readme = await beside("README.md");
const action = parse(await beside("action.yml")) as { readonly inputs: Readonly<Record<string, object>> };

/** The blocks of a language, each with the comment on the line before it. */
const blocks = (language: string) =>
  [...readme.matchAll(/(?:<!-- (.*?) -->\n)?```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, , name]) => name === language)
    .map(([, comment = "", , code = ""]) => ({ comment, code }));

/** The first column of the table that begins with this heading. */
const column = (heading: string): string[] => {
  const [, rows = ""] = new RegExp(`^\\| ${heading} \\|.*\\n\\|.*\\n((?:\\|.*\\n)+)`, "m").exec(readme) ?? [];
  return [...rows.matchAll(/^\| `?([^`|]+?)`? \|/gm)].map(([, name]) => name as string);
};

const OLD = `openapi: 3.1.0
paths:
  /people:
    get:
      operationId: listPeople
      parameters:
        - { name: team, in: query, schema: { type: string } }
      responses:
        "200":
          description: People.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Person" } }
components:
  schemas:
    Person:
      type: object
      required: [id, name]
      properties:
        id: { type: string }
        name: { type: string }
`;
const NEW = `${OLD.replace("in: query", "in: query, required: true")}        email: { type: string }\n`;

let home: string;
let run: RunScript;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "semver-readme-"));
  run = await standIns(home);
  await mkdir(join(home, "repository/specs"), { recursive: true });
  const put = (path: string, text: string) => writeFile(join(home, "repository", path), text);
  for (const path of ["old.yaml", "specs/people.yaml", "specs/teams.yaml"]) await put(path, OLD);
  await put("new.yaml", NEW);
  expect(await run(FIRST_COMMIT, "repository")).toMatchObject({ code: 0 });
  await put("specs/people.yaml", NEW);
});
afterAll(() => rm(home, { recursive: true }));

const commands = blocks("sh").flatMap(({ code }) => code.trim().split("\n"));

it.for(commands)("the command of the README does what it says: %s", async (command) => {
  const end = await run(command, "repository");
  expect([end.code, end.stderr]).toEqual([command.includes("--fail-on") ? EXIT.tooLarge : EXIT.done, ""]);
  const [, file] = /> (\S+)$/.exec(command) ?? [];
  const told = file === undefined ? end.stdout : await readFile(join(home, "repository", file), "utf8");
  expect(told).toContain("The version must move by at least: major");
});

it("the README shows what the first command prints", async () => {
  const { stdout } = await run(commands[0] ?? "", "repository");
  expect(blocks("text")).toEqual([{ comment: "output", code: stdout }]);
});

it("the ignore file of the README lowers a change of the first command", async () => {
  const [file] = blocks("yaml").filter(({ comment }) => comment === "ignore file");
  await writeFile(join(home, "ignored.yaml"), file?.code ?? "");
  const { code, stdout } = await run(`${commands[0]} --ignore ../ignored.yaml --strict-ignore --json`, "repository");
  expect([code, JSON.parse(stdout).bump]).toEqual([0, "minor"]);
});

it("the README lists the options, the exit codes and the inputs of the action", () => {
  const options = commandWith("1.0.0").options.flatMap(({ long }) =>
    long === "--version" || long === "--help" ? [] : long,
  );
  expect(column("option").map((text) => text.split(" ")[0])).toEqual(options);
  expect(column("exit code")).toEqual(Object.values(EXIT).map(String));
  expect(column("input")).toEqual(Object.keys(action.inputs));
});

it("the workflow of the README gives the action inputs that it has", () => {
  const [workflow] = blocks("yaml").filter(({ code }) => code.includes("steps:"));
  const { jobs } = parse(workflow?.code ?? "");
  const [checkout, step] = jobs.openapi.steps;
  expect(checkout.with["fetch-depth"]).toBe(0);
  expect(step.uses).toMatch(/\/packages\/openapi-semver@/);
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
});

it("the README lists every id with its meaning", () => {
  const [, table = ""] = /^## Ids\n([\s\S]*)/m.exec(readme) ?? [];
  const rows = [...table.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, id, meaning]) => [id, meaning]);
  expect(rows).toEqual([...Object.entries(SPEC_CHANGES), ...Object.entries(DOCUMENT_CHANGES)]);
});
