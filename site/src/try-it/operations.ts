import v1 from "@invitation-clients/aveva-identity/v1/openapi.json" with { type: "json" };
import preview from "@invitation-clients/aveva-identity/v1-preview/openapi.json" with { type: "json" };
import kantata from "@invitation-clients/kantata-ox/openapi.json" with { type: "json" };
import type { Reference } from "../../../packages/openapi-semver/src/document/references.ts";
import {
  type FoundOperation,
  operationsOf,
  resolveRef,
  type SpecDocument,
} from "../../../scripts/lib/project/spec-document.ts";
import { APIS, type ApiName } from "../apis.ts";
import { type Field, type FieldSchema, fieldOf } from "./fields.ts";

/** An operation, and a form to try it. */
export interface TryOperation {
  readonly api: ApiName;
  /** Whether the form is about one object, or about many that the client sends with `createMany`. */
  readonly form: "one" | "many";
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly server: string;
  readonly effect: string;
  readonly effectWhen: string | undefined;
  readonly timeout: number;
  /** The property of the body that all its fields are below, if there is one. */
  readonly envelope: string | undefined;
  readonly fields: readonly Field[];
}

// Imported, because pages are built from a bundle, which cannot read files.
const SPECS: Readonly<Record<ApiName, unknown>> = { "kantata-ox": kantata, v1, "v1-preview": preview };

/** Parameters that the method of the client does not take, because they belong to its bulk form. */
const NOT_TRIED: Readonly<Record<string, readonly string[]>> = { createAccountInvitation: ["per_page"] };

const pages: ReadonlyMap<string, readonly TryOperation[]> = new Map(
  APIS.flatMap(({ name, base }) => {
    const document = SPECS[name] as SpecDocument;
    return operationsOf(document).map((found): [string, readonly TryOperation[]] => [
      `${base}/operations/${found.operation.operationId.toLowerCase()}`,
      formsOf(document, name, found),
    ]);
  }),
);

/** The forms of all operations of all APIs. */
export const operations: readonly TryOperation[] = [...pages.values()].flat();

/** The forms of the operation that a page is about. */
export function formsAt(pathname: string): readonly TryOperation[] {
  return pages.get(pathname.replace(/^\/|\/(index\.html)?$/g, "")) ?? [];
}

interface Described {
  readonly schema: object;
  readonly description?: string;
  readonly example?: unknown;
}

interface BodySchema extends FieldSchema {
  readonly oneOf?: readonly object[];
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

interface RequestBody {
  readonly content: Readonly<Record<string, Media>>;
}

interface Media {
  readonly schema: object;
  readonly examples: Readonly<Record<string, { readonly value: Example } | Reference>>;
}

type Example = Readonly<Record<string, unknown>>;

interface Body {
  readonly envelope: string | undefined;
  readonly fields: readonly Field[];
}

function formsOf(
  document: SpecDocument,
  api: ApiName,
  { path, method, operation, parameters }: FoundOperation,
): TryOperation[] {
  const id = operation.operationId;
  const { requestBody, "x-effect-when": when } = operation as {
    readonly requestBody?: RequestBody | Reference;
    readonly "x-effect-when"?: object;
  };
  const media = requestBody && resolveRef<RequestBody>(document, requestBody).content["application/json"];
  const examples = Object.values(media?.examples ?? {}).map((one) => resolveRef(document, one).value);
  const ofParameters = parameters
    .filter((one) => !NOT_TRIED[id]?.includes(one.name))
    .map((one) => {
      const { schema, description, example } = one as unknown as Described;
      const place = one.in === "path" ? "path" : "query";
      const required = one.required ?? false;
      return fieldOf(document, {
        in: place,
        name: one.name,
        schema,
        required,
        description,
        example,
        isFilled: required,
      });
    });
  ofParameters.sort((a, b) => Number(a.in !== "path") - Number(b.in !== "path"));
  const formWith = (form: TryOperation["form"], body: Body | undefined): TryOperation => ({
    api,
    form,
    id,
    method: method.toUpperCase(),
    path,
    server: document.servers?.[0]?.url ?? "",
    effect: operation["x-effect"],
    effectWhen: when && JSON.stringify(when),
    timeout: operation["x-timeout"],
    envelope: body?.envelope,
    fields: [...ofParameters, ...(body?.fields ?? [])],
  });
  const many = examples.find(isList);
  return [
    formWith(
      "one",
      media &&
        bodyOf(
          document,
          media,
          examples.filter((one) => !isList(one)),
        ),
    ),
    ...(many ? [formWith("many", manyOf(document, many))] : []),
  ];
}

/** Whether a body is a list of objects below one name. */
function isList(example: Example): boolean {
  const values = Object.values(example);
  return values.length === 1 && Array.isArray(values[0]);
}

/** The field of a body with many objects. */
function manyOf(document: SpecDocument, example: Example): Body {
  const [name = "", value] = Object.entries(example)[0] ?? [];
  const description = "Any number of people, as JSON. The client sends 50 with each request.";
  const field = { in: "body", name, schema: {}, required: true, description, example: value } as const;
  return { envelope: undefined, fields: [fieldOf(document, { ...field, isFilled: true, kind: "people" })] };
}

/** The fields of a body, filled with the first example that does not grow old. */
function bodyOf(document: SpecDocument, { schema }: Media, examples: readonly Example[]): Body {
  const example = examples.find((one) => !/\d{4}-\d\d-\d\dT/.test(JSON.stringify(one))) ?? {};
  const whole = resolveRef<BodySchema>(document, schema);
  const variants = (whole.oneOf ?? [whole]).map((one) => resolveRef<BodySchema>(document, one));
  const chosen = variants.find((one) => Object.keys(example).every((name) => one.properties?.[name])) ?? whole;
  const names = Object.keys(chosen.properties ?? {});
  const inner =
    names.length === 1 ? resolveRef<BodySchema>(document, chosen.properties?.[names[0] ?? ""] ?? {}) : undefined;
  const envelope = inner?.properties ? names[0] : undefined;
  const object = envelope === undefined ? chosen : (inner ?? chosen);
  const given = (envelope === undefined ? example : example[envelope]) as Readonly<Record<string, unknown>>;
  const fields = Object.entries(object.properties ?? {}).map(([name, schema]) =>
    fieldOf(document, {
      in: "body",
      name,
      schema,
      required: object.required?.includes(name) ?? false,
      example: given[name],
      isFilled: given[name] !== undefined,
    }),
  );
  return { envelope, fields };
}
