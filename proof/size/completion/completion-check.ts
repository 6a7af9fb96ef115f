import type { Verdict } from "../budgets.ts";
import { completionsAt } from "./completion.ts";
import { largePackage } from "./large-package.ts";

const OPERATIONS = 1000;
const INCLUDABLE = ["default_role", "invitee", "inviter"];
const USAGE = `import { createKantataClient } from "./index.js";
createKantataClient({ accessToken: "token" }).accountInvitations.list({ include: [`;

/** Checks that an editor offers the names that `include` takes, and only those, for a spec of 1,000 operations. */
export async function checkCompletion(): Promise<Verdict[]> {
  const { folder } = await largePackage(OPERATIONS);
  const { names, cold, warm } = completionsAt(folder, `${USAGE}"`, "");
  // Before a quote is typed, an editor offers the names in quotes, among everything that is in scope.
  const early = completionsAt(folder, USAGE, "] });").names.filter((name) => INCLUDABLE.includes(name.slice(1, -1)));
  const about = `${Math.round(cold)} ms, then ${Math.round(warm)} ms`;
  return [
    {
      name: "completion of `include: [`, before the quote",
      found: `${early.length} names`,
      allowed: `${INCLUDABLE.length}`,
      aim: "",
      ok: early.length === INCLUDABLE.length,
      details: [`offered: ${early.join(", ") || "nothing"}`],
    },
    {
      name: `completion of \`include: ["\` at ${OPERATIONS} operations (${about})`,
      found: `${names.length} names`,
      allowed: `${INCLUDABLE.length}`,
      aim: "",
      ok: [...names].sort().join() === INCLUDABLE.join(),
      details: [`offered: ${names.slice(0, 20).join(", ") || "nothing"}`],
    },
  ];
}
