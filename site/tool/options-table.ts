import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../../scripts/lib/project/workspace.ts";
import { markdownTable } from "../../scripts/lib/text/markdown-table.ts";

/** An option, as its docstring describes it. */
export interface Option {
  readonly name: string;
  readonly unit: string;
  readonly fallback: string;
  readonly meaning: string;
}

interface OptionList {
  readonly title: string;
  readonly intro: string;
  readonly file: string;
  readonly interfaces: readonly string[];
  /** Interfaces of which the caller chooses some: their options are required only there. */
  readonly forms?: readonly string[];
}

/** Where options are declared. A new list is added here. */
const LISTS: readonly OptionList[] = [
  {
    title: "Options of every call",
    intro:
      "The last argument of each method. A client takes them too, except `signal` and `onAborted`; a call's own value wins.",
    file: "packages/runtime/src/request/call-options.ts",
    interfaces: ["CallOptions"],
  },
  {
    title: "Options of both clients",
    intro: "Of `createKantataClient` and `createAvevaIdentityClient`.",
    file: "packages/runtime/src/client/client-options.ts",
    interfaces: ["ClientOptions"],
  },
  {
    title: "Options of createKantataClient",
    intro: "In addition to those of both clients.",
    file: "packages/kantata-ox/src/client.ts",
    interfaces: ["KantataClientOptions"],
  },
  {
    title: "Options of createAvevaIdentityClient",
    intro:
      "In addition to those of both clients. Give `region` or `baseUrl`, and `accessToken` or `clientId` with `clientSecret`.",
    file: "packages/aveva-identity/src/client-options.ts",
    interfaces: ["SharedOptions"],
    forms: ["WithRegion", "WithBaseUrl", "WithToken", "WithCredentials"],
  },
  {
    title: "Options of createMany",
    intro: "Of both APIs, in addition to those of every call.",
    file: "packages/runtime/src/bulk/bulk-types.ts",
    interfaces: ["BulkOptions"],
  },
  {
    title: "More options of createMany, Kantata OX",
    intro: "",
    file: "packages/kantata-ox/src/create-many/result.ts",
    interfaces: ["CreateManyOptions"],
  },
  {
    title: "More options of createMany, AVEVA",
    intro: "",
    file: "packages/aveva-identity/src/create-many/result.ts",
    interfaces: ["CreateManyOptions"],
  },
];

/** The page of all options, in Markdown. */
export async function optionsPage(): Promise<string> {
  const parts = await Promise.all(
    LISTS.map(async ({ title, intro, file, interfaces, forms = [] }) => {
      const source = await readFile(join(root, file), "utf8");
      const chosen = optionsIn(file, source, forms).map((one) =>
        one.fallback === "required" ? { ...one, fallback: "required if chosen" } : one,
      );
      const rows = [...optionsIn(file, source, interfaces), ...chosen];
      const cells = rows.map(({ name, unit, fallback, meaning }) => [`\`${name}\``, unit, fallback, meaning]);
      return `## ${title}\n\n${intro}\n\n${markdownTable(["option", "unit", "default", "meaning"], cells)}\n`;
    }),
  );
  const head = "---\ntitle: Options\ndescription: All options of clients and calls, with units and defaults.\n---\n\n";
  return `${head}Written from the docstrings. A misspelt option is an error that names it.\n\n${parts.join("\n")}`;
}

/**
 * The options that interfaces declare, each with its docstring.
 *
 * @throws Error for an interface that the file does not have, and for an option without a docstring
 */
export function optionsIn(path: string, source: string, interfaces: readonly string[]): Option[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const declared = file.statements.filter(ts.isInterfaceDeclaration);
  return interfaces.flatMap((name) => {
    const found = declared.find((one) => one.name.text === name);
    if (!found) throw new Error(`${path} has no interface ${name}`);
    // An option that is ruled out in one of several forms has no docstring there.
    const members = found.members.filter(
      (member) =>
        ts.isMethodSignature(member) ||
        (ts.isPropertySignature(member) && member.type?.kind !== ts.SyntaxKind.UndefinedKeyword),
    );
    return members.map((member) => optionOf(path, member, file));
  });
}

function optionOf(path: string, member: ts.TypeElement, file: ts.SourceFile): Option {
  const name = member.name?.getText(file) ?? "";
  const doc = ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc);
  const meaning = oneLine(ts.getTextOfJSDocComment(doc?.comment));
  if (meaning === "") throw new Error(`${path}: ${name} has no docstring`);
  const tag = ts.getJSDocTags(member).find((one) => one.tagName.text === "default");
  const fallback = member.questionToken ? oneLine(ts.getTextOfJSDocComment(tag?.comment)) || "none" : "required";
  const isNumber = ts.isPropertySignature(member) && /^number\b/.test(member.type?.getText(file) ?? "");
  const unit = isNumber ? (/\b(milliseconds|bytes)\b/i.exec(meaning)?.[1]?.toLowerCase() ?? "a number") : "";
  return { name, unit, fallback, meaning };
}

function oneLine(text: string | undefined): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
