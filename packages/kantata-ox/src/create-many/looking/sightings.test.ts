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

describe("a batch of an earlier run", () => {
  const restored = (wasEmpty = false) => {
    const sightings = createSightings();
    sightings.see(rows("9", "5"), 1_000);
    sightings.endFirstRead();
    return { sightings, since: sightings.restore({ floor: ["1", "2"], seen: ["3"], wasEmpty }) };
  };

  it("is judged by its own watermark, not by what this run has seen", () => {
    const { sightings, since } = restored();
    const about = (id: string) => [sightings.isFloor({ id }, since), sightings.isBefore({ id }, since)];
    expect([about("1"), about("3"), about("5"), about("9")]).toEqual([
      [true, true],
      [false, true],
      [false, false],
      [false, false],
    ]);
  });

  it("may have made the rows above its floor that were not seen before it", () => {
    const { sightings, since } = restored();
    const canBeFrom = sightings.newest(rows("9", "3", "2", "5"), false);
    expect(["9", "3", "2", "5"].map((id) => canBeFrom({ id }, since))).toEqual([true, false, false, false]);
  });

  it("whose floor is gone proves nothing, unless its account was empty", () => {
    const list = rows("9", "5");
    const { sightings, since } = restored();
    expect(() => sightings.newest(list, true)({ id: "9" }, since)).toThrow("no invitation from before the run is left");
    const empty = restored(true);
    expect(empty.sightings.newest(list, true)({ id: "9" }, empty.since)).toBe(true);
    expect(() => empty.sightings.newest(list, false)({ id: "9" }, empty.since)).toThrow();
  });
});

describe("a watermark", () => {
  it("contains the first page, then the rows of answers, which become the floor when they are a second old", () => {
    const sightings = createSightings();
    const numbered = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => ({ id: String(from + n) }));
    sightings.see(numbered(1, 300), 0);
    sightings.endFirstRead();
    expect(sightings.known(1_100).floor).toEqual(numbered(1, 200).map(({ id }) => id));
    sightings.see(numbered(1_000, 50), 1_200, 1_100);
    expect(sightings.known(1_300).seen).toEqual(numbered(1_000, 50).map(({ id }) => id));
    sightings.see(numbered(2_000, 50), 2_200, 2_100);
    expect(sightings.known(2_300)).toEqual({
      floor: numbered(1_000, 50).map(({ id }) => id),
      seen: numbered(2_000, 50).map(({ id }) => id),
      wasEmpty: false,
    });
  });
});
