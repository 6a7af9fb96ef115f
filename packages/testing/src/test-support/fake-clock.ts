import type { vi } from "vitest";

/** Replaces timers and the clock, but not `setImmediate` and the like, which `runOnFakeClock` needs. */
export const FAKE_CLOCK = {
  toFake: ["setTimeout", "clearTimeout", "Date", "performance"],
} satisfies Parameters<typeof vi.useFakeTimers>[0];
