import { isApiError as isAvevaError } from "@invitation-clients/aveva-identity";
import { readContract, requestExampleOf } from "@invitation-clients/contract-kit";
import { type AccountInvitationCreate, isApiError as isKantataError } from "@invitation-clients/kantata-ox";
import { drawTable } from "../../scripts/lib/text/table.ts";
import { callAll, HEADINGS } from "./call-all.ts";
import { openStage, type Stage, specs } from "./stage.ts";
import { avevaPreviewSteps, avevaSteps, kantataSteps, USER } from "./steps.ts";

/** Calls every operation of every spec and shows a table. Resolves with the number of failures. */
export async function runTour(say: (text: string) => void): Promise<number> {
  const stage = await openStage();
  try {
    say("Calling every operation through the packages …\n");
    const calls = [
      await callAll("Kantata OX", specs.kantata, kantataSteps(stage.kantata, await bulkPeople()), stage),
      await callAll("AVEVA v1", specs.v1, avevaSteps(stage.v1), stage),
      await callAll("AVEVA v1-preview", specs.preview, avevaPreviewSteps(stage.preview), stage),
    ];
    const failed = calls.flatMap((one) => one.failed);
    console.log(
      drawTable(
        HEADINGS,
        calls.flatMap(({ rows }) => rows),
      ),
    );
    if (failed.length > 0) console.log(`\nFailed:\n  ${failed.join("\n  ")}`);
    await showInviters(stage);
    return failed.length + (await showErrors(stage));
  } finally {
    await stage.close();
  }
}

async function showInviters({ kantata, prefer }: Stage): Promise<void> {
  prefer();
  console.log("\nInvitations with their inviters (list, include: inviter):");
  const invitations = kantata.accountInvitations.list({ include: ["inviter"] });
  for await (const { full_name, email_address, inviter } of invitations) {
    console.log(`  ${full_name} <${email_address}> invited by ${inviter?.full_name ?? "someone who left"}`);
  }
}

async function showErrors({ kantata, v1, prefer }: Stage): Promise<number> {
  console.log("\nA typed error of each API:");
  prefer(() => ({ code: 422 }));
  let failures = await show(
    () => kantata.accountInvitations.create({ full_name: "Ada", email_address: "ada@example.com" }),
    (error) =>
      isKantataError(error, 422)
        ? `${error.message}\n    field: ${error.body?.errors[0]?.field}, outcome: ${error.outcome}`
        : undefined,
  );
  prefer(() => ({ code: 409 }));
  failures += await show(
    () => v1.userInvitations.create(USER, {}),
    (error) =>
      isAvevaError(error, 409)
        ? `${error.message}\n    reason: ${error.body?.Reason}, outcome: ${error.outcome}`
        : undefined,
  );
  console.log("");
  return failures;
}

/** Shows the error of a call. Resolves with 1 if the call succeeded or failed with another error. */
async function show(call: () => Promise<unknown>, describe: (error: unknown) => string | undefined): Promise<number> {
  try {
    await call();
  } catch (error) {
    const text = describe(error);
    if (text) console.log(`  ${text}`);
    return text ? 0 : 1;
  }
  return 1;
}

async function bulkPeople(): Promise<readonly AccountInvitationCreate[]> {
  const body = requestExampleOf(await readContract(specs.kantata), "createAccountInvitation", "bulk-three-people");
  return (body as { account_invitations: AccountInvitationCreate[] }).account_invitations;
}
