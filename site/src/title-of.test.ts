import { expect, it } from "vitest";
import { titleOf } from "./title-of.ts";

it.each([
  ["/", "Invitation Clients", "Invitation Clients"],
  ["/guides/first-invitation/", "Your first invitation", "Your first invitation"],
  ["/kantata-ox/", "Overview", "Kantata OX: all operations"],
  ["/kantata-ox/operations/tags/workspaces/", "Overview", "Kantata OX: workspaces"],
  ["/kantata-ox/operations/tags/account-invitations/", "Overview", "Kantata OX: account invitations"],
  ["/aveva-identity/v1-preview/", "Overview", "AVEVA Identity v1-preview: all operations"],
  ["/aveva-identity/v1/operations/getinvitation/", "Get an invitation", "Get an invitation · aveva-identity v1"],
  ["/typescript/kantata-ox/classes/apierror/", "ApiError", "ApiError · typescript kantata-ox classes"],
])("the title of %s is %s, with its folders", (path, title, whole) => {
  expect(titleOf(path, title)).toBe(whole);
});
