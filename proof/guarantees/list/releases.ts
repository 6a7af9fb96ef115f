import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "openapi-semver/src";
const cases = `${src}/diff.test.ts`;
const files = `${src}/read-files.test.ts`;
const rows = `${src}/rows.test.ts`;
const operation = `${src}/operations/operation.ts`;
const parameters = `${src}/operations/parameters.ts`;
const discriminators = `${src}/schemas/unions/discriminators.ts`;

/** What the version of a release guarantees about the API behind it. */
export const releaseGuarantees: GuaranteeGroup[] = [
  {
    title: "Versions",
    guarantees: [
      guarantee(
        "What callers send may only become wider, and what they receive only narrower: any other change of a spec is a major version",
        [cases],
        [
          `${src}/judge/comparison.ts`,
          '(direction === "send") === (becomes === "wider") ? "minor" : "major"',
          'becomes === "wider" ? "minor" : "major"',
        ],
        [`${src}/judge/comparison.ts`, 'isSent === isRequired ? "major" : "minor"', 'isRequired ? "major" : "minor"'],
        [
          operation,
          "compareResponses(sideOf(back), before, after)",
          "compareResponses(sideOf(direction), before, after)",
        ],
      ),
      guarantee(
        "Webhooks and callbacks are judged the other way round, because callers receive their requests",
        [cases],
        [`${src}/diff.ts`, 'hooks(before), hooks(after), "receive"', 'hooks(before), hooks(after), "send"'],
        [operation, "compareCallbacks(pair, before, after, back,", "compareCallbacks(pair, before, after, direction,"],
        [parameters, 'isNeeded(parameter) && side.direction === "send"', "isNeeded(parameter)"],
        [parameters, 'side.direction === "send" ? "parameter" : "incoming-parameter"', '"parameter"'],
      ),
      guarantee(
        "Keywords beside a reference count since OpenAPI 3.1, and do not count before",
        [cases],
        [`${src}/document/schemas/schema-references.ts`, 'String(root.openapi ?? "3.0")', '""'],
        [
          `${src}/document/schemas/schema-references.ts`,
          "return Object.keys(reference).some(",
          "return Object.keys({}).some(",
        ],
      ),
      guarantee(
        "A range of media types stands for the types that it includes",
        [cases],
        [`${src}/operations/bodies/media-types.ts`, 'range === "*/*" || (range', "(range"],
        [
          `${src}/operations/bodies/content.ts`,
          "if (other !== undefined && other !== type) compareMedia",
          "if (false) compareMedia",
        ],
      ),
      guarantee(
        "The values of a discriminator are compared with the schemas that they choose",
        [cases],
        [discriminators, "if (!isSent && remains) {", "if (isSent && remains) {"],
        [discriminators, "pair.compare.schemas(side, old, schema, path);", "continue;"],
        [discriminators, '["propertyName", "defaultMapping"]', '["propertyName"]'],
      ),
      guarantee(
        "A limit counts for the types that it limits, and a schema without a type allows every type",
        [cases],
        [`${src}/shape/bounds.ts`, "types === undefined || types.has(type)", "types !== undefined && types.has(type)"],
        [`${src}/shape/bounds.ts`, "if (limit === undefined) return true;", "if (limit === undefined) return false;"],
        [`${src}/schemas/schema.ts`, "if (!isAnything(after)) reportType", "if (false) reportType"],
      ),
      guarantee(
        "A reference that leads nowhere is a major version, because nobody can tell what it stands for",
        [cases],
        [`${src}/diff.ts`, "[...compared, ...unresolvedIn(before, after)]", "[...compared]"],
      ),
      guarantee(
        "A spec of which any part would be lost is refused, with its file, line and column",
        [files],
        [`${src}/reading/yaml.ts`, "if (isMap(node)) refuseKeys(node, anchors, file, lines);", ""],
        [`${src}/reading/yaml.ts`, "if (!anchors.has(node.source)) {", "if (false) {"],
        [`${src}/reading/json.ts`, "  refuseKeysTwice(text, file);", ""],
        [`${src}/reading/decode.ts`, "{ fatal: true }", "{}"],
      ),
      guarantee(
        "A guessed new name is told as a guess, and only if there is no other to choose from",
        [cases, `${src}/judge/heirs.test.ts`],
        [`${src}/schemas/objects.ts`, "; perhaps now ", "; now "],
        [`${src}/judge/heirs.ts`, "found.length === 1", "found.length >= 1"],
      ),
      guarantee(
        "A change of a shared schema is told once, with every operation that has it and the shortest path to it",
        [rows],
        [`${src}/rows.ts`, "row.operations.add(operationId);", "row.operations.add(row.change.operationId);"],
        [`${src}/rows.ts`, "what.length < row.change.what.length", "what.length > row.change.what.length"],
        [`${src}/rows.ts`, 'where === "" ? what : ""', '""'],
      ),
    ],
  },
];
