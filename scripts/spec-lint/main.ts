// Lints the specs: Redocly with the rules of specs/redocly.yaml, then every example against its schema with Ajv (draft 2020-12).
// Needs no network. `node scripts/spec-lint/main.ts [--all] [file ...]`; exit code 1 on any problem but those under review (`x-review`),
// which are counted, and listed with `--all`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { parse } from "yaml";
import { run } from "../lib/process/run.ts";
import { apis, root, specFiles } from "../lib/project/workspace.ts";
import { withReview } from "./review.ts";

export interface Problem {
  file: string;
  /** Redocly's rule id; our own begin with `invitation/`. */
  rule: string;
  /** JSON pointer into the file. */
  pointer: string;
  line?: number;
  message: string;
  /** Whether it stands in what is marked `x-review`, and so is a warning. */
  underReview?: boolean;
}

const config = join(root, "specs/redocly.yaml");

/** Every spec of the repository. */
export async function allSpecs(): Promise<string[]> {
  return (await Promise.all((await apis()).map(specFiles))).flat();
}

/** All problems of one document, files it refers to included. */
export async function lintSpec(file: string): Promise<Problem[]> {
  const [problems = []] = await lintSpecs([file]);
  return problems;
}

/** All problems of each document, in the order given. One start of Redocly for all of them. */
export async function lintSpecs(files: readonly string[]): Promise<Problem[][]> {
  const found = await runRedocly(files.map((file) => resolve(file)));
  return files.map((file, index) => {
    const problems = found[index] ?? [];
    // Examples can only be checked in a document that can be read.
    const readable = !problems.some(({ rule }) => rule === "parse" || rule === "no-unresolved-refs");
    return readable ? withReview([...problems, ...checkExamples(resolve(file))]) : problems;
  });
}

interface RedoclyReport {
  problems: {
    ruleId: string;
    message: string;
    location: { source: { ref: string }; pointer?: string; start?: { line: number } }[];
  }[];
}

async function runRedocly(files: readonly string[]): Promise<Problem[][]> {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const cli = join(dirname(manifest), "bin/cli.js");
  const args = [cli, "lint", ...files, "--config", config, "--format", "json", "--max-problems", "100000"];
  const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { stdout, stderr } = await run(process.execPath, args, { output: "keep", env });
  // One JSON object per document, with nothing in between; a document that cannot be parsed ends the run.
  const reports = stdout
    .split(/^\}(?=\{$)/m)
    .map((text, index, all) => read(index < all.length - 1 ? `${text}}` : text));
  const complete = reports.filter((report) => report !== undefined);
  if (complete.length === files.length)
    return complete.map(({ problems }, index) => problems.map(toProblem(files[index] ?? "")));
  const [only = ""] = files;
  if (files.length === 1) {
    const message = `${stdout}\n${stderr}`.trim() || "Redocly said nothing";
    return [[{ file: only, rule: "parse", pointer: "#/", message }]];
  }
  return (await Promise.all(files.map((file) => runRedocly([file])))).flat();
}

function read(text: string): RedoclyReport | undefined {
  try {
    return JSON.parse(text) as RedoclyReport;
  } catch {
    return undefined;
  }
}

const toProblem =
  (entry: string) =>
  ({ ruleId, message, location: [first] }: RedoclyReport["problems"][number]): Problem => {
    const file = first ? resolve(root, first.source.ref) : entry;
    const problem: Problem = { file, rule: ruleId, pointer: first?.pointer ?? "#/", message };
    return first?.start ? { ...problem, line: first.start.line } : problem;
  };

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly string[];

const isObject = (value: unknown): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const toPointer = (path: Path) =>
  `#${path.map((part) => `/${encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("")}`;

/** Validates every `example` and `examples` that stands beside a `schema`, following references into other files. */
function checkExamples(entry: string): Problem[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });
  // The package is CommonJS: its types put the function on `default`, Node on the namespace.
  const addFormats = addFormatsModule as unknown as (target: Ajv2020) => void;
  addFormats(ajv);

  const documents = new Map<string, Json>();
  const load = (file: string): Json => {
    let document = documents.get(file);
    if (document === undefined) {
      const text = readFileSync(file, "utf8");
      document = (file.endsWith(".json") ? JSON.parse(text) : parse(text)) as Json;
      documents.set(file, document);
      ajv.addSchema(document as object, pathToFileURL(file).href);
    }
    return document;
  };
  const follow = (ref: string, from: string): { file: string; path: Path; node: Json | undefined } => {
    const [target = "", fragment = ""] = ref.split("#");
    const file = target === "" ? from : resolve(dirname(from), target);
    const path = fragment
      .split("/")
      .slice(1)
      .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"));
    const node = path.reduce<Json | undefined>(
      (at, part) => (isObject(at) ? at[part] : Array.isArray(at) ? at[Number(part)] : undefined),
      load(file),
    );
    return { file, path, node };
  };

  const problems: Problem[] = [];
  const seen = new Set<string>();
  const check = (value: Json, schemaPath: Path, file: string, at: Path) => {
    // Files that hold a schema by reference must be known before it is compiled.
    loadReferences(load(file), file);
    const validate = ajv.getSchema(pathToFileURL(file).href + toPointer(schemaPath));
    if (!validate) {
      problems.push({
        file,
        rule: "invitation/valid-examples",
        pointer: toPointer(at),
        message: "its schema cannot be read",
      });
    } else if (!validate(value)) {
      for (const { instancePath, message } of validate.errors ?? []) {
        const text = `${instancePath || "the value"} ${message ?? "is not valid"}`;
        problems.push({ file, rule: "invitation/valid-examples", pointer: toPointer(at), message: text });
      }
    }
  };
  const scanned = new Set<string>();
  const loadReferences = (document: Json, file: string) => {
    if (scanned.has(file)) return;
    scanned.add(file);
    JSON.stringify(document, (key, value: Json) => {
      if (key === "$ref" && typeof value === "string" && !value.startsWith("#")) {
        const target = resolve(dirname(file), value.split("#")[0] ?? "");
        loadReferences(load(target), target);
      }
      return value;
    });
  };
  const visit = (node: Json, file: string, path: Path): void => {
    if (Array.isArray(node)) {
      for (const [index, child] of node.entries()) visit(child, file, [...path, String(index)]);
      return;
    }
    if (!isObject(node)) return;
    if (typeof node.$ref === "string") {
      const target = follow(node.$ref, file);
      if (target.node !== undefined) visit(target.node, target.file, target.path);
      return;
    }
    const place = file + toPointer(path);
    if (seen.has(place)) return;
    seen.add(place);
    if ("schema" in node) {
      const schemaPath = [...path, "schema"];
      if (node.example !== undefined) check(node.example, schemaPath, file, [...path, "example"]);
      for (const [name, example] of Object.entries(isObject(node.examples) ? node.examples : {})) {
        const target =
          isObject(example) && typeof example.$ref === "string" ? follow(example.$ref, file).node : example;
        if (isObject(target) && target.value !== undefined)
          check(target.value, schemaPath, file, [...path, "examples", name]);
      }
    }
    for (const [key, child] of Object.entries(node)) {
      if (!["schema", "schemas", "example", "examples"].includes(key)) visit(child, file, [...path, key]);
    }
  };
  visit(load(entry), entry, []);
  return problems;
}

function show({ file, rule, pointer, line, message }: Problem): string {
  const place = relative(process.cwd(), file) + (line === undefined ? "" : `:${line}`);
  return `  ${place}  ${rule}\n    ${message}\n    ${decodeURIComponent(pointer)}`;
}

/** How many problems of each rule are under review. */
function showCounts(problems: readonly Problem[]): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort().map(([rule, count]) => `  ${String(count).padStart(4)}  ${rule} (under review)`);
}

async function main(args: readonly string[]): Promise<void> {
  const all = args.includes("--all");
  const given = args.filter((arg) => arg !== "--all");
  const files = given.length > 0 ? given : await allSpecs();
  const results = await lintSpecs(files);
  let total = 0;
  for (const [index, problems] of results.entries()) {
    const errors = problems.filter((problem) => !problem.underReview);
    const warnings = problems.filter((problem) => problem.underReview);
    total += errors.length;
    console.log(`${errors.length === 0 ? "ok  " : "FAIL"}  ${relative(process.cwd(), files[index] ?? "")}`);
    for (const problem of all ? problems : errors) console.log(show(problem));
    for (const line of all ? [] : showCounts(warnings)) console.log(line);
  }
  if (total > 0) {
    console.log(`\n${total} problem${total === 1 ? "" : "s"}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] && pathToFileURL(process.argv[1]).href === import.meta.url) await main(process.argv.slice(2));
