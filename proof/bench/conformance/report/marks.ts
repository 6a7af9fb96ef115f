import type { Cell, Verdict } from "../situations/situation.ts";

const MARKS: Readonly<Record<Verdict, string>> = { good: "✔", bad: "✘", neutral: "–" };

/** A cell in words. */
export function cellText({ verdict, text }: Cell): string {
  return `${MARKS[verdict]} ${text}`;
}
