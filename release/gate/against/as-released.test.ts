import { expect, it } from "vitest";
import { API, pending, RUNTIME } from "../test-cases.ts";
import { asReleased } from "./as-released.ts";

const first = pending(API, "major", "First release.");
const past = { versions: new Map([[API, "0.0.0"]]), next: new Map([[API, "1.0.0"]]), changesets: [first] };

it("the changesets of the commit are used up by its release, so a package whose version has not moved starts there", () => {
  const { released, present, isUsedUp } = asReleased(past, new Map([[API, "0.0.0"]]));
  expect([released.get(API), present.get(API)]).toEqual(["1.0.0", "1.0.0"]);
  expect(isUsedUp(first)).toBe(true);
});

it("a changeset that was added or edited since still counts", () => {
  const { isUsedUp } = asReleased(past, new Map([[API, "0.0.0"]]));
  expect(isUsedUp({ ...first, id: "other" })).toBe(false);
  expect(isUsedUp({ ...first, summary: "Another text." })).toBe(false);
  expect(isUsedUp({ ...first, releases: [{ name: API, type: "minor" }] })).toBe(false);
});

it("a version that has moved since counts from the one in the commit, as after a real release", () => {
  const { released, present } = asReleased(past, new Map([[API, "1.0.0"]]));
  expect([released.get(API), present.get(API)]).toEqual(["0.0.0", "1.0.0"]);
});

it("a package without a changeset in the commit keeps its version, and one that is new has no release", () => {
  const { released, present } = asReleased(
    { ...past, next: new Map() },
    new Map([
      [API, "0.0.0"],
      [RUNTIME, "0.0.0"],
    ]),
  );
  expect([...released]).toEqual([[API, "0.0.0"]]);
  expect(present.get(RUNTIME)).toBe("0.0.0");
});
