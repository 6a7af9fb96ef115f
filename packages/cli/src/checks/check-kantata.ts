import type { KantataClient, WithIncluded } from "@invitation-clients/kantata-ox";
import type { Finding } from "./finding.js";

const PAGE = 200;

type Row = WithIncluded<"inviter">;

/** Looks at an account, sends nothing, and says whether what `createMany` relies on is true of it. */
export async function checkKantata({ accountInvitations }: KantataClient): Promise<Finding[]> {
  const all = { only_pending: false, include: ["inviter"] } as const;
  const newest = await firstPage(accountInvitations.list({ ...all, order: "created_at:desc", per_page: PAGE }).pages());
  const oldest = await firstPage(accountInvitations.list({ ...all, order: "created_at:asc", per_page: PAGE }).pages());
  const count = newest.length;
  return [
    {
      name: "read",
      ok: true,
      message: `The list of invitations can be read (${count === PAGE ? `${PAGE} or more` : count} there).`,
    },
    addresses(newest),
    order(newest, oldest),
    ids(newest),
    inviters(newest),
    rights(newest),
  ];
}

async function firstPage(pages: AsyncIterable<{ readonly items: readonly Row[] }>): Promise<readonly Row[]> {
  for await (const { items } of pages) return items;
  return [];
}

function addresses(rows: readonly Row[]): Finding {
  const name = "addresses";
  if (rows.length === 0) return unknown(name, "Whether addresses are visible cannot be told: there is no invitation.");
  const hidden = rows.filter(({ email_address }) => !email_address).length;
  return hidden === 0
    ? { name, ok: true, message: "The e-mail addresses are visible, so import can tell who is invited." }
    : {
        name,
        ok: false,
        message: `The addresses of ${hidden} of ${rows.length} invitations are hidden, so import sends nothing. Use the token of an administrator.`,
      };
}

/** A list that ignores the order is the same both ways, and so is one whose rows were all made within one second. */
function order(newest: readonly Row[], oldest: readonly Row[]): Finding {
  const name = "order";
  if (newest.length < 2) {
    return unknown(name, "How the list is sorted cannot be told: there are fewer than two invitations.");
  }
  const [down, up] = [newest, oldest].map((rows) => rows.map(({ id }) => id).join());
  if (down !== up)
    return { name, ok: true, message: "The list is sorted by creation, newest first, when asked to be." };
  return newest.length < PAGE
    ? unknown(
        name,
        "How the list is sorted cannot be told: it is the same in both orders. Import needs the newest first.",
      )
    : { name, ok: false, message: "The list is not sorted by creation, so import may not find what it sent." };
}

function ids(rows: readonly Row[]): Finding {
  const name = "ids";
  const numbers = rows.map(({ id }) => Number(id));
  if (rows.length < 2 || numbers.some(Number.isNaN)) {
    return unknown(name, "Whether ids ascend cannot be told. Import does not rely on it.");
  }
  const rises = numbers.filter((id, index) => index > 0 && id > (numbers[index - 1] ?? id)).length;
  const isMostly = (numbers[0] ?? 0) > (numbers.at(-1) ?? 0);
  const words =
    rises === 0
      ? "ascend with time"
      : isMostly
        ? "ascend with time, except within a second"
        : "do not ascend with time";
  return { name, ok: true, message: `The ids ${words}. Import does not rely on it.` };
}

function inviters(rows: readonly Row[]): Finding {
  const name = "inviter";
  const names = new Set(rows.flatMap(({ inviter }) => (inviter?.full_name ? [inviter.full_name] : [])));
  if (names.size === 0) {
    return unknown(
      name,
      "The list does not name the inviters, so import tells its own invitations by address and time alone.",
    );
  }
  const some = [...names].slice(0, 5).join(", ");
  return { name, ok: true, message: `The inviters are named: ${some}${names.size > 5 ? " and others" : ""}.` };
}

/** Kantata leaves out fields that the owner of the token may not see. */
function rights(rows: readonly Row[]): Finding {
  const name = "rights";
  if (rows.length === 0)
    return unknown(name, "The rights of the token cannot be told: there is no invitation. Inviting needs them.");
  const sees = (field: "cost_rate_in_cents" | "bill_rate_in_cents"): boolean =>
    rows.some((row) => row[field] !== undefined);
  if (sees("cost_rate_in_cents"))
    return { name, ok: true, message: "The token sees cost rates, as administrators do." };
  const who = sees("bill_rate_in_cents") ? "sees bill rates, as project leads do" : "sees no rates";
  return { name, ok: undefined, message: `The token ${who}. Whether it may invite people shows only when it does.` };
}

function unknown(name: string, message: string): Finding {
  return { name, ok: undefined, message };
}
