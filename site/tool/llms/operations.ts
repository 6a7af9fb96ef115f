import type { Reference } from "../../../packages/openapi-semver/src/document/references.ts";
import {
  type FoundOperation,
  operationsOf,
  type Parameter,
  resolveRef,
  type SpecDocument,
} from "../../../scripts/lib/project/spec-document.ts";
import { oneLine } from "../../src/plain-text.ts";
import { EFFECT_RULES } from "../effect-rules.ts";
import { fieldList, type Schema, typeOf } from "./fields.ts";

interface Answer {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema: Schema | Reference }>>;
}

interface Described {
  readonly summary?: string;
  readonly description?: string;
  readonly requestBody?: (Answer & { readonly required?: boolean }) | Reference;
}

/** All operations of an API in Markdown, for language models: `page` is the address of the API's pages. */
export function operationsInWords(document: SpecDocument, page: string): string {
  const parts = operationsOf(document).map((found) => operationInWords(document, found, page));
  return `# ${document.info.title}, ${document.info.version}: operations\n\nServer: ${document.servers?.[0]?.url}\n\n${parts.join("\n")}`;
}

function operationInWords(
  document: SpecDocument,
  { path, method, operation, parameters }: FoundOperation,
  page: string,
): string {
  const { summary = "", description = "", requestBody } = operation as Described;
  const { operationId, "x-effect": effect, "x-effect-when": when, "x-timeout": timeout } = operation;
  const body = requestBody && resolveRef<Answer & { required?: boolean }>(document, requestBody);
  const schema = body?.content?.["application/json"]?.schema;
  const lines = [
    `## ${method.toUpperCase()} ${path} (${operationId})`,
    `${summary}. ${page}operations/${operationId.toLowerCase()}/`,
    oneLine(description),
    `Effect: ${effect}. ${EFFECT_RULES[effect]}${when ? ` It depends on the body: ${JSON.stringify(when)}.` : ""} One attempt takes at most ${timeout / 1000} s. Rate limit: ${operation["x-rate-limit-group"]}.`,
    list(
      "Parameters",
      parameters.map((one) => parameterInWords(document, one)),
    ),
    schema ? list(`Body${body?.required ? ", required" : ""}`, fieldList(document, schema)) : "Body: none",
    list(
      "Answers",
      Object.entries(operation.responses).flatMap(([status, one]) =>
        answerInWords(document, status, one as Answer | Reference),
      ),
    ),
  ];
  return `${lines.filter((line) => line !== "").join("\n\n")}\n`;
}

function parameterInWords(document: SpecDocument, parameter: Parameter): string {
  const { name, required, schema = {} } = parameter;
  const { description = "" } = parameter as Described;
  const need = required ? ", required" : "";
  return `- \`${name}\` in ${parameter.in}: ${typeOf(document, schema as Schema)}${need}${description && `. ${oneLine(description)}`}`;
}

/** Fields are listed for successes only: the errors of an API all have one body. */
function answerInWords(document: SpecDocument, status: string, given: Answer | Reference): string[] {
  const { description = "", content } = resolveRef<Answer>(document, given);
  const schema = content?.["application/json"]?.schema;
  const fields = schema && status.startsWith("2") ? fieldList(document, schema, 1) : [];
  return [`- ${status}: ${oneLine(description)}${schema ? "" : " No body."}`, ...fields];
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? `${title}: none` : `${title}:\n\n${lines.join("\n")}`;
}
