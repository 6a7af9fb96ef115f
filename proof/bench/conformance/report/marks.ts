import type { Cell, Verdict } from "../situations/situation.ts";

const MARKS: Readonly<Record<Verdict, string>> = { good: "✔", bad: "✘", neutral: "–" };

/** The text of a cell. */
export function cellText({ verdict, text }: Cell): string {
  return `${MARKS[verdict]} ${text}`;
}
