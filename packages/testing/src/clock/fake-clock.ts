import type { vi } from "vitest";

/** Options for `vi.useFakeTimers`: replaces the timers and clocks, but not the `setImmediate` that `runOnFakeClock` needs. */
export const FAKE_CLOCK = {
  toFake: ["setTimeout", "clearTimeout", "Date", "performance"],
} satisfies Parameters<typeof vi.useFakeTimers>[0];
