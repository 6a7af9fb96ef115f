import * as v1 from "../generated/aveva-identity/v1/examples.js";
import type { components as V1Components } from "../generated/aveva-identity/v1/schema.js";
import * as preview from "../generated/aveva-identity/v1-preview/examples.js";
import type { components as PreviewComponents } from "../generated/aveva-identity/v1-preview/schema.js";
import { type ExampleMethods, errorExample, maker, namedExample, type Overrides, type StatusIn } from "./make.js";

type V1 = V1Components["schemas"];
type Preview = PreviewComponents["schemas"];

/** The functions that both versions have. `Errors`: the name of the example for each status. */
interface VersionExamples<Schemas extends V1 | Preview, Examples, Errors> extends ExampleMethods<Examples> {
  /** An invitation that was mailed and not accepted yet. */
  invitation(overrides?: Overrides<Schemas["Invitation"]>): Schemas["Invitation"];
  /** The fields that a request may set, with a user's own identity provider. */
  invitationCreateOrUpdate(
    overrides?: Overrides<Schemas["InvitationCreateOrUpdate"]>,
  ): Schemas["InvitationCreateOrUpdate"];
  /**
   * The body of an error answer. The spec has several examples of a 404: `example` returns the others.
   *
   * @throws TypeError that lists the statuses, if the spec has no example of this one
   */
  error(status: StatusIn<Errors>, overrides?: Overrides<Schemas["ErrorResponse"]>): Schemas["ErrorResponse"];
}

/** Objects of the AVEVA Data Hub API, v1, from the spec's named examples. Each call returns a new object. */
export type AvevaExamples = VersionExamples<V1, v1.Examples, typeof v1.errors>;
/** Objects of the AVEVA Data Hub API, v1-preview, from the spec's named examples. Each call returns a new object. */
export type AvevaPreviewExamples = VersionExamples<Preview, preview.Examples, typeof preview.errors>;

/**
 * Objects of the AVEVA Data Hub API for tests, v1, from the spec's named examples.
 *
 * @example
 * const row = aveva.invitation({ UserId: userId });
 * const body = aveva.error(404, { Reason: "The user does not exist." });
 */
export const aveva: AvevaExamples = examplesOf<V1, v1.Examples, typeof v1.errors>("aveva", v1);

/** The same for v1-preview. */
export const avevaPreview: AvevaPreviewExamples = examplesOf<Preview, preview.Examples, typeof preview.errors>(
  "avevaPreview",
  preview,
);

interface Generated<Examples, Errors> {
  readonly examples: Examples;
  readonly errors: Errors;
  readonly fields: typeof v1.fields | typeof preview.fields;
}

function examplesOf<
  Schemas extends V1 | Preview,
  Examples extends v1.Examples | preview.Examples,
  Errors extends object,
>(name: string, { examples, errors, fields }: Generated<Examples, Errors>): VersionExamples<Schemas, Examples, Errors> {
  const errorBody = errorExample(name, errors, (each): Schemas["ErrorResponse"] => examples[each as "internal-error"]);
  return {
    example: namedExample(name, examples),
    invitation: maker(`${name}.invitation`, fields.Invitation, examples["mail-sent"]),
    invitationCreateOrUpdate: maker(
      `${name}.invitationCreateOrUpdate`,
      fields.InvitationCreateOrUpdate,
      examples["request-with-provider"],
    ),
    error: (status, overrides) =>
      maker<Schemas["ErrorResponse"]>(`${name}.error`, fields.ErrorResponse, errorBody(status))(overrides),
  };
}
