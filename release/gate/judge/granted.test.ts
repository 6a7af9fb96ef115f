import type { Bump } from "@invitation-clients/openapi-semver";
import { expect, it } from "vitest";
import type { Changeset } from "../read/pending.ts";
import { API, pending, planFor, RUNTIME } from "../test-cases.ts";
import { grantedBumps, type Standing } from "./granted.ts";

const runtime: Standing = { name: RUNTIME, version: "1.0.0", released: "1.0.0", dependencies: [] };
const api: Standing = { name: API, version: "1.0.0", released: "1.0.0", dependencies: [RUNTIME] };
function grants(standings: readonly Standing[], ...changesets: Changeset[]) {
  const versions = new Map(standings.map(({ name, version }) => [name, version]));
  const manifests = standings.map(({ name, version, dependencies }) => ({
    name,
    version,
    dependencies: Object.fromEntries(dependencies.map((one) => [one, versions.get(one) ?? "1.0.0"])),
  }));
  return grantedBumps(standings, planFor(manifests, ...changesets));
}
const grant = (standing: Partial<Standing>, ...bumps: Bump[]) =>
  grants([{ ...api, ...standing }], ...bumps.map((bump) => pending(API, bump))).get(API)?.bump;

it("grants nothing without a changeset or a step of the version", () => {
  expect(grant({})).toBe("none");
});

it("a pending changeset grants its bump", () => {
  expect(grant({}, "minor")).toBe("minor");
});

it("the largest of several changesets counts", () => {
  expect(grant({}, "patch", "major", "minor")).toBe("major");
});

it("the step that a version has taken is granted, even after its changesets were consumed", () => {
  expect(grant({ version: "1.1.0" })).toBe("minor");
});

it("the larger of a step and a changeset counts", () => {
  expect(grant({ version: "1.1.0" }, "patch")).toBe("minor");
  expect(grant({ version: "1.0.1" }, "major")).toBe("major");
});

it("a prerelease grants what its final version will", () => {
  expect(grant({ version: "2.0.0-next.4" })).toBe("major");
  expect(grant({ version: "1.1.0-next.0" }, "patch")).toBe("minor");
});

it("a new version of a dependency grants a patch, and is named as the reason", () => {
  const found = grants([runtime, api], pending(RUNTIME, "major"));
  expect(found.get(RUNTIME)?.bump).toBe("major");
  expect(found.get(API)).toEqual({ bump: "patch", by: `the new version of ${RUNTIME}` });
});

it("a package that depends on that package gets a patch too", () => {
  const top: Standing = { ...api, name: "@x/top", dependencies: [API] };
  expect(grants([top, api, runtime], pending(RUNTIME, "patch")).get("@x/top")?.bump).toBe("patch");
});

it("a new version of a dependency does not lower the bump of a changeset", () => {
  const found = grants([runtime, api], pending(API, "minor"), pending(RUNTIME, "patch"));
  expect(found.get(API)).toEqual({ bump: "minor", by: ".changeset/minor.md" });
});

it("a changeset of none, or a step that was already taken, moves no dependent", () => {
  expect(grants([runtime, api], pending(RUNTIME, "none")).get(API)?.bump).toBe("none");
  expect(grants([{ ...runtime, version: "1.0.1" }, api]).get(API)?.bump).toBe("none");
});

it("a version below its release is an error that names the package", () => {
  expect(() => grant({ version: "0.9.0" })).toThrow("@x/api: version 0.9.0 is below 1.0.0, which was released");
});
