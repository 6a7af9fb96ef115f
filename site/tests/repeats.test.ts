import { describe, expect, it } from "vitest";
import { repeats, repeatsInWords } from "../pictures/repeats.ts";

describe("the picture of repeats", () => {
  it("shows that a lost send is not repeated and is unknown, and that a lost read is repeated", () => {
    const lost = repeats().find(({ happened }) => happened === "It broke, or took too long");
    expect(lost?.cells).toEqual([
      { isRepeated: true, outcome: "unknown" },
      { isRepeated: true, outcome: "unknown" },
      { isRepeated: false, outcome: "unknown" },
    ]);
  });

  it("says the same in words", () => {
    const words = repeatsInWords(repeats());
    expect(words).toContain("429: the server refused: read, replace, send repeated.");
    expect(words).toContain("Another 4xx: nothing is repeated.");
  });
});
