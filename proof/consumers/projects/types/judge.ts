// The spec judge: its types need neither the DOM nor Node.
import {
  type ApiDocument,
  diffDocuments,
  exceeds,
  rowsOf,
  SPEC_CHANGES,
  type SpecChangeId,
} from "@invitation-clients/openapi-semver";

const documentOf = (name: string): ApiDocument => ({ name, content: { openapi: "3.1.0", paths: {} } });

/** A line for each breaking change. */
export function breaking(): string[] {
  const { bump, changes } = diffDocuments(documentOf("old.json"), documentOf("new.json"));
  if (!exceeds(bump, "minor")) return [];
  return rowsOf(changes).map(({ change, operations }) => {
    const id: SpecChangeId = change.id;
    return `${id} (${SPEC_CHANGES[id]}): ${change.detail ?? change.what} in ${operations.join(", ")}`;
  });
}
// @ts-expect-error: there is no such bump.
exceeds("breaking", "minor");
// @ts-expect-error: a document needs a name.
diffDocuments({ content: {} }, documentOf("new.json"));
