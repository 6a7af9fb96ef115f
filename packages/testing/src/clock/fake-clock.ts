import type { vi } from "vitest";

/** Replaces timers and the clock, but leaves `runOnFakeClock` its turns. */
export const FAKE_CLOCK = {
  toFake: ["setTimeout", "clearTimeout", "Date", "performance"],
} satisfies Parameters<typeof vi.useFakeTimers>[0];
