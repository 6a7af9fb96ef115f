import { describe, expect, it } from "vitest";
import { createSightings } from "./sightings.js";

const rows = (...ids: readonly string[]) => ids.map((id) => ({ id }));

describe("a row that was seen 1.1 s before a batch left", () => {
  it("is certainly older; a row seen later may be of the same second", () => {
    const sightings = createSightings();
    sightings.see(rows("1"), 1_000);
    expect([sightings.isFloor({ id: "1" }, 2_099), sightings.isFloor({ id: "1" }, 2_100)]).toEqual([false, true]);
    expect(sightings.isFloor({ id: "2" }, 9_000)).toBe(false);
  });

  it("the first sighting counts, whether ids are numbers or strings", () => {
    const sightings = createSightings();
    sightings.see(rows("1"), 1_000);
    sightings.see([{ id: 1 as never }], 5_000);
    expect(sightings.isBefore({ id: "1" }, 1_001)).toBe(true);
  });
});

describe("the wait before the first batch", () => {
  it("is the rest of 1.1 s since the first read", () => {
    const sightings = createSightings();
    sightings.see(rows("1"), 1_000);
    sightings.endFirstRead();
    expect(sightings.wait(1_400)).toBe(700);
  });

  it("is zero on an empty account", () => {
    const sightings = createSightings();
    sightings.endFirstRead();
    expect(sightings.wait(5)).toBe(0);
  });
});

describe("the rows that a request can have made", () => {
  it("are above the first row that is certainly older, and were not seen before", () => {
    const sightings = createSightings();
    sightings.see(rows("old", "older"), 0);
    sightings.endFirstRead();
    sightings.see(rows("before"), 1_900);
    const listed = rows("new", "before", "old", "unseen", "older");
    sightings.see(listed, 5_000);
    const canBeFrom = sightings.newest(listed, false);
    expect(listed.map((row) => canBeFrom(row, 2_000))).toEqual([true, false, false, false, false]);
  });

  it("are all rows of a whole list, on an account that was empty", () => {
    const sightings = createSightings();
    sightings.endFirstRead();
    expect(sightings.newest(rows("a"), true)({ id: "a" }, 0)).toBe(true);
    expect(() => sightings.newest(rows("a"), false)({ id: "a" }, 0)).toThrow("no invitation");
  });

  it("are not known if every row from before the run has vanished", () => {
    const sightings = createSightings();
    sightings.see(rows("old"), 0);
    sightings.endFirstRead();
    expect(() => sightings.newest(rows("a"), true)({ id: "a" }, 2_000)).toThrow("no invitation");
  });
});
