import { expect, it } from "vitest";
import { identityFacts, isRecentNpm, withoutProvenance } from "./provenance.ts";

const all = { toPublicRegistry: true, identityOffered: true, fromPublicRepository: true, namesRepository: true };

it("a package is published with provenance to the public registry if nothing is missing", () => {
  expect(withoutProvenance(all)).toBeUndefined();
});

it("each missing fact is a reason to publish without provenance", () => {
  expect(withoutProvenance({ ...all, toPublicRegistry: false })).toBe("not the public registry");
  expect(withoutProvenance({ ...all, identityOffered: false })).toBe("no identity token is offered here");
  expect(withoutProvenance({ ...all, fromPublicRepository: false })).toBe("the repository is not public");
  expect(withoutProvenance({ ...all, namesRepository: false })).toBe("package.json names no repository");
});

it("a repository of unknown visibility counts as private", () => {
  const env = { ACTIONS_ID_TOKEN_REQUEST_URL: "http://127.0.0.1/token" };
  expect(identityFacts(env)).toEqual({ identityOffered: true, fromPublicRepository: false });
});

it.each([
  ["10.9.9", false],
  ["11.4.9", false],
  ["11.5.0", false],
  ["11.5.1", true],
  ["11.19.1", true],
  ["12.0.0", true],
])("npm %s is recent enough: %s", (version, recent) => {
  expect(isRecentNpm(version)).toBe(recent);
});
