import type { Invitation } from "@invitation-clients/aveva-identity";
import type { AvevaConnection } from "../accounts/aveva-account.js";
import type { Finding } from "./finding.js";

/** Looks at a tenant, sends nothing, and says whether what `createMany` relies on is true of it. */
export async function checkAveva({ apiVersion, client }: AvevaConnection): Promise<Finding[]> {
  const rows: Invitation[] = await client.invitations
    .list({ includeExpiredInvitations: true, count: 100 })
    .toArray({ limit: 100 });
  const findings: Finding[] = [
    { name: "token", ok: true, message: "The client gets a token." },
    {
      name: "read",
      ok: true,
      message: `The invitations of the tenant can be read with ${apiVersion} (${rows.length === 100 ? "100 or more" : rows.length} there).`,
    },
    issued(rows),
    lookups(rows),
  ];
  if (apiVersion === "v1") {
    const count = await client.invitations.count({ includeExpiredInvitations: true });
    findings.push({
      name: "count",
      ok: true,
      message: `The tenant counts ${count} invitations, expired ones included.`,
    });
  }
  findings.push({
    name: "rights",
    ok: undefined,
    message:
      "Whether the client may invite, and whether this region takes writes (only uswe is said to), shows only when it does.",
  });
  return findings;
}

function issued(rows: readonly Invitation[]): Finding {
  const name = "issued";
  if (rows.length === 0)
    return {
      name,
      ok: undefined,
      message: "Whether invitations tell when they were issued cannot be told: there is none.",
    };
  const isGood = rows.every(({ Issued }) => typeof Issued === "string" && /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(Issued));
  return isGood
    ? {
        name,
        ok: true,
        message: "Invitations tell when they were issued, with a zone, so import can tell its own after a lost answer.",
      }
    : {
        name,
        ok: false,
        message:
          "Some invitations do not tell when they were issued, so import cannot tell its own after a lost answer: these rows end as unknown.",
      };
}

function lookups(rows: readonly Invitation[]): Finding {
  const name = "users";
  if (rows.length === 0)
    return { name, ok: undefined, message: "Whether invitations name their users cannot be told: there is none." };
  const isGood = rows.every(({ UserId }) => typeof UserId === "string" && UserId !== "");
  return isGood
    ? { name, ok: true, message: "Invitations name their users." }
    : { name, ok: false, message: "Some invitations do not name their users, so a dry run cannot find them." };
}
