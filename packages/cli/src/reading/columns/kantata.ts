import { type AccountInvitationCreate, addressKey, type Permission } from "@invitation-clients/kantata-ox";
import { readAddress } from "../values/address.js";
import { readPermission } from "../values/permission.js";
import { readRate } from "../values/rate.js";
import { readRole } from "../values/role.js";
import { readBoolean, readInteger, readOneOf, readTarget, readText } from "../values/simple-values.js";
import type { ColumnKind, ListFormat } from "./column-kind.js";

/** Settings for lists of people for Kantata. */
export interface KantataListOptions {
  /** The permission of rows that have none. */
  readonly permission?: Permission | undefined;
  /** Ids of roles by their names in small letters. */
  readonly roles?: ReadonlyMap<string, number> | undefined;
}

const REFERENCE = "external_reference";
const REQUIRED_IN_REFERENCE = ["service_name", "service_model", "service_model_ref"];

/** Lists for Kantata: the columns of its own spreadsheet, usual other names, and the names on the wire. */
export function kantataFormat(options: KantataListOptions = {}): ListFormat<AccountInvitationCreate> {
  const { permission, roles = new Map() } = options;
  const kinds: ColumnKind[] = [
    { target: "email_address", names: ["Email", "E-mail", "Mail", "E-Mail-Adresse"], read: readAddress },
    { target: "full_name", names: ["Member Name", "Name"], read: readText },
    { target: "first_name", names: ["Given Name", "Forename"], read: readText },
    { target: "last_name", names: ["Surname", "Family Name"], read: readText },
    { target: "headline", names: ["Headline (Title)", "Title", "Job Title"], read: readText },
    { target: "bill_rate_in_cents", names: [], read: readInteger },
    { target: "bill_rate_in_cents", names: ["Bill Rate"], read: readRate },
    { target: "cost_rate_in_cents", names: [], read: readInteger },
    { target: "cost_rate_in_cents", names: ["Cost Rate"], read: readRate },
    { target: "billability_target", names: ["Billable Utilization Target"], read: readTarget },
    { target: "default_role_id", names: [], read: readInteger },
    { target: "default_role_id", names: ["Role", "Account Role", "Default Role"], read: readRole(roles) },
    { target: "permission", names: ["Permission Level", "Account Permission"], read: readPermission },
    { target: "default_read_only", names: ["Read Only"], read: readBoolean },
    ...[...REQUIRED_IN_REFERENCE, "external_message", "external_link", "external_status"].map((name) => ({
      target: `${REFERENCE}.${name}`,
      names: [],
      read: readText,
    })),
    { target: `${REFERENCE}.status`, names: [], read: readOneOf(["successful", "pending", "failed"]) },
    { target: `${REFERENCE}.locked`, names: [], read: readBoolean },
  ];
  return {
    api: "kantata-ox",
    kinds,
    checkTargets(targets) {
      const problems: string[] = [];
      const notes: string[] = [];
      const [full, first, last] = ["full_name", "first_name", "last_name"].map((target) => targets.has(target));
      if (!targets.has("email_address")) problems.push('There is no column for e-mail addresses, such as "Email"');
      if (full && (first || last)) {
        if (first && last) notes.push("The full name is sent; the columns for first and last name are not used");
        else problems.push(NAME_OF_WHAT);
      } else if (!full && !(first && last)) {
        problems.push('There is no column for names, such as "Name", or "First name" and "Last name"');
      }
      return { problems, notes };
    },
    build(values) {
      const missing: { target: string; message: string }[] = [];
      const need = (target: string, message: string, value: unknown): string => {
        if (typeof value === "string") return value;
        missing.push({ target, message });
        return "";
      };
      const parts = ["first_name", "last_name"]
        .map((target) => values.get(target))
        .filter((part) => part !== undefined);
      const joined = parts.length > 0 ? parts.join(" ") : undefined;
      const email_address = need(
        "email_address",
        "is empty. Every row needs an e-mail address",
        values.get("email_address"),
      );
      const full_name = need("full_name", "is empty. Every row needs a name", values.get("full_name") ?? joined);
      const reference = referenceOf(values, missing);
      if (missing.length > 0) return { missing };
      const rest = Object.fromEntries([...values].filter(([target]) => !NOT_COPIED.test(target)));
      const person = {
        ...(permission === undefined ? {} : { permission }),
        ...rest,
        ...reference,
        email_address,
        full_name,
      } as AccountInvitationCreate;
      return { person, key: addressKey(email_address), keyTarget: "email_address" };
    },
  };
}

const NOT_COPIED = /^(first_name|last_name|external_reference\..*)$/;
const NAME_OF_WHAT =
  'A column "Name" beside only one of "First name" and "Last name" can mean two things. Tell which with --map "Name=last_name" or --map "Name=full_name" (and --map "First name=" to leave that column out)';

function referenceOf(values: ReadonlyMap<string, unknown>, missing: { target: string; message: string }[]): object {
  const entries = [...values].flatMap(([target, value]) =>
    target.startsWith(`${REFERENCE}.`) ? [[target.slice(REFERENCE.length + 1), value] as const] : [],
  );
  if (entries.length === 0) return {};
  for (const name of REQUIRED_IN_REFERENCE) {
    if (values.has(`${REFERENCE}.${name}`)) continue;
    missing.push({ target: `${REFERENCE}.${name}`, message: "is empty. An external reference needs it" });
  }
  return { [REFERENCE]: Object.fromEntries(entries) };
}
