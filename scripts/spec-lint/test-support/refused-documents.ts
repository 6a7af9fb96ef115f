// Documents that the lint must refuse: a real spec with one edit each.
import { join } from "node:path";
import { root } from "../../lib/project/workspace.ts";

// biome-ignore lint/suspicious/noExplicitAny: documents are broken in arbitrary places
export type Document = any;
export type Edit = (document: Document) => void;

/** The specs that the edits change. */
export const kantata: string = join(root, "specs/kantata-ox/openapi.yaml");
export const aveva: string = join(root, "specs/aveva-identity/v1.yaml");

export const list = (document: Document) => document.paths["/account_invitations"].get;
const LIST = "/account_invitations";
const create = (document: Document) => document.paths["/account_invitations"].post;
const one = (document: Document) => document.paths["/account_invitations/{id}"];
export const schemas = (document: Document) => document.components.schemas;
const examples = (document: Document) => document.components.examples;
const createBody = (document: Document) => create(document).requestBody.content["application/json"];

export type Refused = [rule: string, edit: string, apply: Edit, file?: string];

export const broken: readonly Refused[] = [
  ["invitation/dialect", "no jsonSchemaDialect", (d) => void delete d.jsonSchemaDialect],
  [
    "invitation/dialect",
    "the dialect of OpenAPI itself",
    (d) => void (d.jsonSchemaDialect = "https://spec.openapis.org/oas/3.1/dialect/base"),
  ],
  ["invitation/openapi-3-1", "openapi 3.0.3", (d) => void (d.openapi = "3.0.3")],
  ["invitation/openapi-3-1", "openapi 3.2.0", (d) => void (d.openapi = "3.2.0")],
  ["invitation/operation-id", "snake case", (d) => void (list(d).operationId = "list_account_invitations")],
  [
    "invitation/operation-verb",
    "a verb that is not on the list",
    (d) => void (list(d).operationId = "fetchAccountInvitations"),
  ],
  ["invitation/operation-verb", "a verb without a noun", (d) => void (list(d).operationId = "list")],
  ["invitation/operation-id", "no operationId", (d) => void delete list(d).operationId],
  ["invitation/x-effect", "no x-effect", (d) => void delete create(d)["x-effect"]],
  ["invitation/x-effect", "an unknown effect", (d) => void (create(d)["x-effect"] = "write")],
  ["invitation/x-effect", "a POST that only reads", (d) => void (create(d)["x-effect"] = "read")],
  ["invitation/x-effect", "a GET that sends", (d) => void (list(d)["x-effect"] = "send")],
  [
    "invitation/x-effect-when",
    "an effect that does not exist",
    (d) => void (update(d)["x-effect-when"].effect = "none"),
    aveva,
  ],
  [
    "invitation/x-effect-when",
    "the effect it already has",
    (d) => void (update(d)["x-effect-when"].effect = "send"),
    aveva,
  ],
  [
    "invitation/x-effect-when",
    "a field that the body does not have",
    (d) => void (update(d)["x-effect-when"].body = { SendInvite: false }),
    aveva,
  ],
  ["invitation/x-effect-when", "no field", (d) => void (update(d)["x-effect-when"].body = {}), aveva],
  ["invitation/x-effect-when", "a key that is not known", (d) => void (update(d)["x-effect-when"].query = {}), aveva],
  ["invitation/x-timeout", "no x-timeout", (d) => void delete list(d)["x-timeout"]],
  ["invitation/x-timeout", "a duration as text", (d) => void (list(d)["x-timeout"] = "30s")],
  ["invitation/x-rate-limit-group", "no x-rate-limit-group", (d) => void delete list(d)["x-rate-limit-group"]],
  [
    "invitation/x-rate-limit-group",
    "the group of another operation",
    (d) => void (list(d)["x-rate-limit-group"] = "createAccountInvitation"),
  ],
  ["invitation/x-pagination", "a list without x-pagination", (d) => void delete list(d)["x-pagination"]],
  ["invitation/x-pagination", "an unknown parameter", (d) => void (list(d)["x-pagination"].size = "page_size")],
  ["invitation/x-pagination", "a maxSize as text", (d) => void (list(d)["x-pagination"].maxSize = "200")],
  ["invitation/x-pagination", "a maxSize below defaultSize", (d) => void (list(d)["x-pagination"].maxSize = 19)],
  ["invitation/x-pagination", "another maximum of the size", (d) => void (list(d)["x-pagination"].maxSize = 100)],
  [
    "invitation/named-examples",
    "an error body without examples",
    (d) => void delete json(d.components.responses.NotFound).examples,
  ],
  ["invitation/named-examples", "a request body without examples", (d) => void (createBody(d).examples = {})],
  [
    "invitation/named-examples",
    "a success body without examples",
    (d) => void delete json(list(d).responses["200"]).examples,
  ],
  ["invitation/named-examples", "an example without a summary", (d) => void delete examples(d).resent.summary],
  [
    "invitation/named-examples",
    "an example name in camel case",
    (d) => void (createBody(d).examples.oneMore = createBody(d).examples["single-collaborator"]),
  ],
  [
    "no-invalid-media-type-examples",
    "a number instead of a text, in a response",
    (d) => void (examples(d).resent.value.account_invitations["50977"].full_name = 7),
  ],
  [
    "no-invalid-media-type-examples",
    "a misspelt field, in a request",
    (d) => void (createBody(d).examples["single-collaborator"].value.account_invitation.emial = "a"),
  ],
  [
    "no-invalid-media-type-examples",
    "51 objects in a bulk request",
    (d) => fill(createBody(d).examples["bulk-one-person"].value.account_invitations, 51),
  ],
  [
    "no-invalid-parameter-examples",
    "a parameter's example outside its bounds",
    (d) => void (parameter(d, "page").example = 0),
  ],
  [
    "no-invalid-media-type-examples",
    "a text that is not a date, in another file",
    (d) => void (d.components.examples["request-nulls"].value.ExpiresDateTime = "tomorrow"),
    aveva,
  ],
  [
    "no-invalid-media-type-examples",
    "an array that its prefixItems refuse: a word of draft 2020-12",
    (d) => {
      createBody(d).schema = { type: "array", prefixItems: [{ type: "string" }], items: false };
      createBody(d).examples = { two: { summary: "Two texts", value: ["one", "two"] } };
    },
  ],
  [
    "invitation/header-examples",
    "a header's example of another type",
    (d) => void (d.components.headers["X-Request-Id"].example = 7),
  ],
  [
    "invitation/header-examples",
    "a header's named example of another type",
    (d) => void (d.components.headers["X-Request-Id"].examples = { seven: { value: 7 } }),
  ],
  [
    "invitation/consistent-envelopes",
    "a result that points nowhere",
    (d) => void (examples(d).resent.value.results[0].id = "1"),
  ],
  [
    "invitation/consistent-envelopes",
    "an inviter who does not exist",
    (d) => void (examples(d)["resent-with-inviter"].value.users = {}),
  ],
  [
    "invitation/no-placeholder",
    'the example value "string"',
    (d) => void (examples(d).resent.value.account_invitations["50977"].full_name = "string"),
  ],
  ["invitation/errors-modelled", "no 401", (d) => void delete list(d).responses["401"]],
  ["invitation/errors-modelled", "no 403", (d) => void delete list(d).responses["403"]],
  ["invitation/errors-modelled", "nothing but 401 and 403", (d) => only(list(d).responses, ["200", "401", "403"])],
  [
    "invitation/errors-modelled",
    "an error with another schema",
    (d) => void (json(d.components.responses.NotFound).schema = { type: "object", description: "x" }),
  ],
  ["invitation/security-by-scheme", "no security at the root", (d) => void delete d.security],
  ["invitation/security-by-scheme", "an empty alternative", (d) => void d.security.push({})],
  ["invitation/security-by-scheme", "an operation without security", (d) => void (list(d).security = [])],
  [
    "invitation/security-by-scheme",
    "Authorization as a parameter",
    (d) =>
      void list(d).parameters.push({
        name: "authorization",
        in: "header",
        description: "x",
        schema: { type: "string" },
      }),
  ],
  [
    "no-unused-components",
    "a schema that nothing uses",
    (d) => void (schemas(d).Left = { type: "string", description: "Nobody uses it." }),
  ],
  [
    "invitation/closed-requests",
    "an open request object",
    (d) => void delete schemas(d).AccountInvitationUpdate.additionalProperties,
  ],
  [
    "invitation/closed-requests",
    "an open object inside a request",
    (d) => void delete schemas(d).ExternalReferenceCreate.additionalProperties,
  ],
  [
    "invitation/closed-requests",
    "an open enum in a request",
    (d) => void (schemas(d).Permission["x-extensible-enum"] = ["collaborator"]),
  ],
  [
    "invitation/open-responses",
    "a closed response object",
    (d) => void (schemas(d).AccountInvitation.additionalProperties = false),
  ],
  [
    "invitation/open-responses",
    "a closed enum in a response",
    (d) => void (schemas(d).WorkspaceInvitation.properties.invitee_role.enum = ["maven", "buyer"]),
  ],
  ["invitation/descriptions", "an operation without a summary", (d) => void delete list(d).summary],
  ["invitation/descriptions", "an operation without a description", (d) => void delete list(d).description],
  ["invitation/descriptions", "a parameter without a description", (d) => void delete parameter(d, "page").description],
  [
    "invitation/descriptions",
    "a response without text",
    (d) => void (d.components.responses.NotFound.description = " "),
  ],
  [
    "invitation/descriptions",
    "a schema without a description",
    (d) => void delete schemas(d).AccountInvitation.description,
  ],
  [
    "invitation/descriptions",
    "a property without a description",
    (d) => void delete schemas(d).AccountInvitation.properties.headline.description,
  ],
  ["invitation/sources", "a source that is a local file", (d) => void (list(d)["x-source"] = "/home/me/kantata.md")],
  ["invitation/sources", "an empty source", (d) => void (schemas(d).User["x-source"] = [])],
  [
    "no-unresolved-refs",
    "a reference to nothing",
    (d) => void (list(d).responses["404"].$ref = "#/components/responses/Gone"),
  ],
  [
    "operation-operationId-unique",
    "an operationId used twice",
    (d) => void (one(d).get.operationId = "listAccountInvitations"),
  ],
  ["path-parameters-defined", "a path parameter that is not declared", (d) => void delete one(d).parameters],
  ["operation-tag-defined", "a tag that is not declared", (d) => void (list(d).tags = ["Accounts"])],
  ["invitation/x-review", "an empty mark", (d) => void (list(d)["x-review"] = "")],
  ["invitation/x-review", "a mark on a schema", (d) => void (schemas(d).User["x-review"] = "Look at it.")],
  ["no-ambiguous-paths", "two paths that match the same call", (d) => void (d.paths["/{id}/recent"] = one(d))],
  ["no-empty-servers", "no server", (d) => void delete d.servers],
  ["no-server-example.com", "a made-up server", (d) => void (d.servers[0].url = "https://example.com/v1")],
  ["no-path-trailing-slash", "a path that ends in a slash", (d) => void (d.paths["/things/"] = d.paths[LIST])],
  ["no-enum-type-mismatch", "a known value of another type", (d) => void (schemas(d).Permission.enum = [1])],
  ["no-schema-type-mismatch", "items of a text", (d) => void (schemas(d).Permission.items = { type: "string" })],
  [
    "no-invalid-schema-examples",
    "a schema's example that does not fit it",
    (d) => void (schemas(d).Permission.example = 1),
  ],
  [
    "no-invalid-parameter-examples",
    "a parameter's example of another type",
    (d) => void (parameter(d, "page").example = {}),
  ],
  [
    "no-invalid-media-type-examples",
    "a body's example of another type",
    (d) => void (createBody(d).examples["single-collaborator"].value = 7),
  ],
  ["operation-2xx-response", "no success", (d) => void delete list(d).responses["200"]],
  ["operation-4xx-response", "no error", (d) => only(list(d).responses, ["200"])],
  ["operation-singular-tag", "two tags", (d) => void list(d).tags.push("Workspaces")],
  [
    "spec-components-invalid-map-name",
    "a component's name with a space",
    (d) => void (schemas(d)["A name"] = schemas(d).User),
  ],
  ["security-defined", "a scheme that is not declared", (d) => void d.security.push({ apiKey: [] })],
  [
    "no-required-schema-properties-undefined",
    "a required property that does not exist",
    (d) => void schemas(d).User.required.push("name"),
  ],
];

function update(document: Document) {
  return document.paths["/Tenants/{tenantId}/Invitations/{invitationId}"].put;
}
function json(holder: Document) {
  return holder.content["application/json"];
}
function parameter(document: Document, name: string) {
  return list(document).parameters.find((entry: Document) => entry.name === name);
}
function only(responses: Document, statuses: string[]) {
  for (const status of Object.keys(responses)) if (!statuses.includes(status)) delete responses[status];
}
function fill(array: Document[], length: number) {
  while (array.length < length) array.push(structuredClone(array[0]));
}
