import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "runtime/src";
const kantata = "kantata-ox/src";

/** Checks of request bodies, in calls and by the sub-path `./validate`. */
export const bodyGuarantees: GuaranteeGroup[] = [
  {
    title: "Request bodies",
    guarantees: [
      guarantee(
        "A body field that the spec does not have is refused before anything is sent, at any depth, and the error suggests the correct name",
        [`${src}/request/body-fields.test.ts`],
        [`${src}/client/client.ts`, '    if (isChecked) checkFields("body", data, row.fields);\n', ""],
        [`${src}/request/body-fields.ts`, "isList ? fields : fields[name]", "isList ? fields : undefined"],
        [`${src}/request/body-fields.ts`, "isList ? fields : fields[name]", "fields[name]"],
        [`${src}/errors/text/nearest.ts`, "name.toLowerCase().startsWith(start)", "false"],
      ),
      guarantee(
        "The raw api sends fields that the spec does not have yet",
        [`${src}/request/body-fields.test.ts`],
        [`${src}/client/client.ts`, "if (isChecked) checkFields", "checkFields"],
      ),
      guarantee(
        "The check of a body names all problems at once, each with its field, in the form that was probably meant",
        [`${src}/validate/validate.test.ts`],
        [
          `${src}/validate/problems.ts`,
          '...missing.map((name) => ({ field: place(name), message: "is missing" })), ',
          "",
        ],
        [`${src}/validate/problems.ts`, "`${field}[${index}]`", "field"],
        [`${src}/validate/problems.ts`, "    ...formProblems(oneOf, value, field, 1),\n", ""],
        [`${src}/validate/alternatives.ts`, "new Set(names(complete)).size > 1", "false"],
        [
          `${src}/validate/alternatives.ts`,
          "problems.filter((one) => isShallow(one, field)).length",
          "problems.length",
        ],
        [`${src}/validate/scalars.ts`, "[...text]", "text"],
      ),
      guarantee(
        "An input of createMany with a misspelt field is rejected with its position, and nothing is sent for it",
        [`${kantata}/misspelt-fields.test.ts`],
        [`${kantata}/create-many/pending.ts`, "    checkFields(", "    if (position < 0) checkFields("],
      ),
      guarantee(
        "PERMISSIONS are those of the spec, and isPermission accepts nothing else",
        [`${kantata}/validate.test.ts`],
        [
          `${kantata}/guards.ts`,
          "(permissionValues as readonly unknown[]).includes(value)",
          'typeof value === "string"',
        ],
        [`${kantata}/generated/values.ts`, '  "punch_clock"\n', ""],
      ),
      guarantee(
        "The validators agree with Ajv on random bodies near the spec",
        [`${kantata}/validate.test.ts`],
        [
          `${kantata}/validate.ts`,
          "validate(WorkspaceInvitationCreateRules, body)",
          "validate(AccountInvitationCreateRules as never, body)",
        ],
        [`${kantata}/generated/rules.ts`, '"maxItems": 50', '"maxItems": 51'],
      ),
    ],
  },
];
