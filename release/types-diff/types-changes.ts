import type { Bump, Change } from "@invitation-clients/openapi-semver";

interface Kind {
  readonly bump: Bump;
  /** What it means to callers. */
  readonly meaning: string;
}

const major = (meaning: string): Kind => ({ bump: "major", meaning });
const minor = (meaning: string): Kind => ({ bump: "minor", meaning });

/** Every kind of change that the judge reports. Corrections name these ids, so an id must not change. */
export const TYPES_CHANGES = {
  // Entry points and exports
  "entry-point-added": minor("There is a new entry point to import from."),
  "entry-point-removed": major("Imports from the entry point fail."),
  "export-added": minor("There is a new export."),
  "export-removed": major("Imports of the name fail."),
  "export-type-added": minor("The name can also be used as a type."),
  "export-type-removed": major("The name can no longer be used as a type."),
  "export-unresolved": major("The export cannot be found, so it cannot be compared."),
  "export-value-added": minor("The name can also be used at run time."),
  "export-value-removed": major("The name can no longer be used at run time."),
  // Members of objects
  "member-added": minor("There is a new member to read."),
  "member-always-present": minor("A member that could be missing is always there."),
  "member-became-optional": minor("Callers may leave the member out."),
  "member-became-required": major("Callers must pass the member."),
  "member-may-be-missing": major("Callers who read the member may find nothing."),
  "member-no-longer-accepted": major("Callers can no longer pass the member."),
  "member-removed": major("Callers can no longer read the member."),
  "optional-member-added": minor("There is a new member that callers may pass."),
  "required-member-added": major("There is a new member that callers must pass."),
  "other-keys-added": minor("Keys without a name in the type are allowed."),
  "other-keys-no-longer-accepted": major("Callers can no longer pass keys without a name in the type."),
  "other-keys-removed": major("Callers can no longer read keys without a name in the type."),
  // Functions and classes
  "call-added": minor("It can be called or constructed now."),
  "call-removed": major("It can no longer be called or constructed."),
  "overload-added": minor("There is a new overload."),
  "overload-removed": major("Calls of the overload no longer compile."),
  "optional-parameter-added": minor("There is a new parameter that callers may pass."),
  "required-parameter-added": major("There is a new parameter that callers must pass."),
  "parameter-became-optional": minor("Callers may leave the parameter out."),
  "parameter-became-required": major("Callers must pass the parameter."),
  "parameter-removed": major("Callers can no longer pass the parameter."),
  "callback-argument-added": minor("Callbacks get another argument."),
  "callback-argument-always-passed": minor("Callbacks always get an argument that could be missing."),
  "callback-argument-may-be-missing": major("Callbacks may not get an argument that they rely on."),
  "callback-argument-removed": major("Callbacks no longer get an argument."),
  "class-became-abstract": major("Callers can no longer construct the class."),
  "result-no-longer-follows-argument": major("The result no longer depends on the type argument."),
  "void-result-changed": minor("A result that nobody uses changed."),
  "type-guard-added": minor("The function narrows the type of its argument now."),
  "type-guard-removed": major("The function no longer narrows the type of its argument."),
  "type-guard-required": major("A function that callers pass must narrow the type of its argument."),
  // Type parameters
  "type-argument-became-optional": minor("Callers may leave the type argument out."),
  "type-argument-changed": major("A type argument changed whose effect on callers is unknown."),
  "type-parameters-added": minor("There are more type parameters; code that names the old ones still compiles."),
  "type-parameters-changed": major("Code that names the type arguments may no longer compile."),
  // Types
  "accepted-type-narrowed": major("Callers may pass values that no longer fit."),
  "accepted-type-names-less": minor("The accepted type names fewer values, and accepts the same."),
  "accepted-type-widened": minor("Callers may pass more."),
  "returned-type-narrowed": minor("Callers get fewer kinds of values."),
  "returned-type-names-more": minor("The returned type names more values, and allows the same."),
  "returned-type-widened": major("Callers may get values that their code does not expect."),
  "any-no-longer-accepted": major("Callers may no longer pass values of any type."),
  "any-became-typed": major("Callers can no longer use it as any type."),
  "type-became-any": minor("Its type is `any` now, which fits wherever the old type did."),
  "type-replaced": major("Another type does not fit where the old one did."),
  "type-replaced-compatibly": minor("Another type fits wherever the old one did."),
  "list-accepts-readonly": minor("Callers may pass a read-only list."),
  "list-became-readonly": major("Callers can no longer change the list that they get."),
  "list-became-writable": minor("Callers may change the list that they get."),
  "list-no-longer-accepts-readonly": major("Callers may no longer pass a read-only list."),
  "dependent-type-changed": major(
    "A type changed that depends on type arguments, so its effect on callers is unknown.",
  ),
  "type-differs-too-deep": major("A type differs, but is nested too deeply to say how."),
  "type-unresolved": major("A type cannot be resolved, so it cannot be compared."),
  // Generated tables of paths
  "path-added": minor("There is a new path to call."),
  "path-removed": major("Callers can no longer call the path."),
  "method-added": minor("There is a new method of the path."),
  "method-removed": major("Callers can no longer use the method of the path."),
  "optional-body-added": minor("Callers may send a body."),
  "required-body-added": major("Callers must send a body."),
  "body-became-optional": minor("Callers may leave the body out."),
  "body-became-required": major("Callers must send the body."),
  "body-removed": major("Callers can no longer send a body."),
  "media-type-added": minor("There is a new media type."),
  "media-type-removed": major("Callers can no longer use the media type."),
  "success-response-added": major("Callers may get a success that they do not expect."),
  "success-response-removed": major("Callers no longer get a success that they rely on."),
  "error-response-added": minor("There is a new documented error."),
  "error-response-removed": minor("An error is no longer documented."),
} as const satisfies Readonly<Record<string, Kind>>;

/** The stable name of a kind of change. */
export type TypesChangeId = keyof typeof TYPES_CHANGES;

/** A change that the types judge found. */
export interface TypesChange extends Change {
  readonly id: TypesChangeId;
}
