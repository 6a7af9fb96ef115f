import { CliError } from "../../files/cli-error.js";
import { type ReadCell, shown } from "./meaning.js";

/**
 * The values of `--role "Engineer=31"`: ids by the names of roles in small letters.
 *
 * @throws CliError for a value of another form, or a name with two ids
 */
export function roleOptions(values: readonly string[]): ReadonlyMap<string, number> {
  const roles = new Map<string, number>();
  for (const value of values) {
    const [, name = "", id = ""] = /^(.+)=\s*(\d+)\s*$/.exec(value) ?? [];
    const key = name.trim().toLowerCase();
    if (key === "" || !Number.isSafeInteger(Number(id))) {
      throw new CliError("usage", `--role ${shown(value)} must be a role's name and id, such as --role "Engineer=31".`);
    }
    if (roles.has(key) && roles.get(key) !== Number(id)) {
      throw new CliError("usage", `--role gives ${shown(name.trim())} two ids. Leave one of them out.`);
    }
    roles.set(key, Number(id));
  }
  return roles;
}

/** A role by its id, or by a name that `--role` gave an id: Kantata's API takes ids, and its spreadsheet names. */
export function readRole(roles: ReadonlyMap<string, number>): ReadCell {
  return (text) => {
    const id = /^\d+$/.test(text) ? Number(text) : roles.get(text.toLowerCase());
    if (id !== undefined && Number.isSafeInteger(id)) return { value: id };
    return {
      problem: `${shown(text)} is the name of a role, and the API takes its id. Give the id with --role "${text.replaceAll('"', "")}=ID", or write the id in the cell`,
    };
  };
}
