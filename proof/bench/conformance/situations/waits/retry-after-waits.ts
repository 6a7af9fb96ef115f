import { bad, good, neutral, type Situation } from "../situation.ts";
import { advise } from "./retry-after-probe.ts";

/** `least`: the milliseconds that Retry-After means, less a little for rounding. */
const retryAfter = (what: string, value: () => string, least: number): Situation => ({
  name: `429 on GET, Retry-After: ${what}`,
  good: "the GET is sent again, and not before the time that the server named",
  async run(peer) {
    const { end, gap } = await advise(peer, value);
    if (gap !== undefined) return gap >= least ? good("waits") : bad("sends too early");
    return end.kind === "rejected" ? neutral("not retried") : bad("never sent again");
  },
});

// HTTP dates have whole seconds. Rounded up, so the wait is 3 to 4 s.
const inThreeSeconds = (): string => new Date(Math.ceil(Date.now() / 1000 + 3) * 1000).toUTCString();

export const retryAfterSeconds: Situation = retryAfter("3", () => "3", 2_900);
export const retryAfterFraction: Situation = retryAfter("1.5", () => "1.5", 1_400);
export const retryAfterDate: Situation = retryAfter("a date in 3 s", inThreeSeconds, 2_000);
