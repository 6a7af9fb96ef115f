import { expect, test } from "vitest";
import { deepRuns } from "./deep-runs.ts";

test("without --sample all sequences are played, and the tests choose the second seed", async () => {
  expect(await deepRuns(["--deep"])).toEqual({ FAULT_RUNS: "10000" });
});

test("a sample has the requested number of sequences, and a seed from the commit", async () => {
  expect(await deepRuns(["--deep", "--sample", "2000"])).toEqual({
    FAULT_RUNS: "2000",
    FAULT_SEED: expect.stringMatching(/^\d+$/),
  });
});

test.for([[], ["0"], ["-5"], ["many"]])("--sample %s is refused", async (rest) => {
  await expect(deepRuns(["--deep", "--sample", ...rest])).rejects.toThrow("--sample needs a number of sequences");
});
