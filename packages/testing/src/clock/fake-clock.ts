import type { vi } from "vitest";

/** Options for `vi.useFakeTimers`: they replace the timers and clocks, but not `setImmediate`, which `runOnFakeClock` needs. */
export const FAKE_CLOCK = {
  toFake: ["setTimeout", "clearTimeout", "Date", "performance"],
} satisfies Parameters<typeof vi.useFakeTimers>[0];
