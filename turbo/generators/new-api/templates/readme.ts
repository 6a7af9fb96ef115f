import type { ApiPlan } from "../plan/api-plan.ts";
import { sentence } from "../plan/resource-plan.ts";
import { resourceArguments } from "./tests.ts";

/** `README.md` of the package. `pnpm check` compiles and runs its code, as for every README. */
export function readme(plan: ApiPlan): string {
  const { names, title, resource } = plan;
  return `# ${names.package}

Typed client for ${sentence(title)}

## Install

\`\`\`sh
npm install ${names.package}
\`\`\`

An ES module for Node 20.19 or later, and for other platforms with web standards.

## First call

\`\`\`ts
import { create${names.pascal}Client } from "${names.package}";

const ${names.camel} = create${names.pascal}Client(${clientOptions(plan)});
${firstCall(plan)}\`\`\`

${resource ? `\`${resource.property}\` has the methods that callers need most. ` : ""}\`api\` has every operation by method and path, typed by the spec, with the
same auth, retries and limits.

## Auth

${auth(plan)}

${plan.bodies.length > 0 ? `## Check a body\n\nThe sub-path \`./validate\` has a function for each request body. It names every field that the spec does not allow.\n\n` : ""}## Errors

Every error has an \`outcome\`: \`"rejected"\` and \`"not-sent"\` mean that nothing was done, \`"unknown"\` that it may have been. \`isApiError(error, 404)\`
narrows to a status. \`api\` resolves with any answer of the server, and rejects if there was none.
${leftOut(plan)}${uncallable(plan)}
## How this package is made

\`pnpm new-api\` made it once, from ${plan.source === undefined ? "a skeleton" : `\`${plan.source}\``}. \`pnpm generate\` writes \`src/generated/\` from \`specs/${names.folder}/openapi.yaml\` after each change of that
spec: edit the spec, never these files. Everything else is yours to edit. Complete what a tool cannot know: the errors of the API in
\`src/dialect.ts\`, ${resource ? `more methods like the one in \`src/${resource.file}.ts\`` : "methods for the operations that callers need most"}, and this page.

Licence: MIT.
`;
}

/** The options that a client cannot be made without. */
function clientOptions({ names, serverUrl, signing }: ApiPlan): string {
  const options = [
    ...(signing.token ? [`accessToken: process.env.${names.tokenVariable} ?? ""`] : []),
    ...(serverUrl === "" ? [`baseUrl: "https://${names.folder}.invalid"`] : []),
    ...(signing.keyHeaders.length > 0 ? [`headers: { ${signing.keyHeaders.map(keyHeader).join(", ")} }`] : []),
  ];
  return options.length > 0 ? `{ ${options.join(", ")} }` : "";
}

function keyHeader(name: string): string {
  return `${JSON.stringify(name)}: "your key"`;
}

function firstCall({ names, resource }: ApiPlan): string {
  if (!resource) return "";
  return `\nconsole.log(await ${names.camel}.${resource.property}.${resource.call.operationId}(${resourceArguments(resource)}));\n`;
}

function auth({ signing }: ApiPlan): string {
  const { token, keyHeaders, unmet } = signing;
  const parts = [
    token && "`accessToken` is a token or a function that returns one. It is sent as a bearer token with every call.",
    keyHeaders.length > 0 &&
      `A key goes into ${keyHeaders.map((name) => `\`${name}\``).join(", ")} by the option \`headers\`, of the client or of one call.`,
    ...Object.entries(unmet).map(
      ([name, what]) => `**Not supported**: \`${name}\` (${what}). Operations that accept nothing else were left out.`,
    ),
  ].filter((part) => typeof part === "string");
  return parts.length > 0 ? parts.join("\n\n") : "The spec requires none.";
}

function leftOut(plan: ApiPlan): string {
  if (plan.leftOut.length === 0) return "";
  return `\n## What was left out\n\nThe vendor's document has it, and the client cannot send or read it:\n\n${plan.leftOut.map((line) => `- ${line}`).join("\n")}\n`;
}

function uncallable({ raw }: ApiPlan): string {
  const entries = Object.entries(raw.uncallable);
  if (entries.length === 0) return "";
  return `
## What cannot be called yet

| operation | why |
| --- | --- |
${entries.map(([id, why]) => `| \`${id}\` | ${why.replaceAll("|", "\\|").replace(/\s+/g, " ")} |`).join("\n")}
`;
}
