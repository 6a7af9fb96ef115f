import { CliError } from "../../files/cli-error.js";
import { shown } from "../values/meaning.js";
import { type ColumnKind, headerKey, kindOf } from "./column-kind.js";

/** What `--map` says about one column. */
export interface Mapping {
  /** The name of the column, as it was typed. */
  readonly column: string;
  /** What the column is; undefined for a column that is not ours. */
  readonly kind: ColumnKind | undefined;
}

/**
 * The values of `--map "E-Mail=email_address"`, by the form of the column's name. The part after "=" is a name on the wire or
 * any other name that we know; if it is empty, the column is left alone.
 *
 * @throws CliError for a value of another form, an unknown name, or a column that is mapped twice
 */
export function mapOptions(values: readonly string[], kinds: readonly ColumnKind[]): ReadonlyMap<string, Mapping> {
  const mappings = new Map<string, Mapping>();
  for (const value of values) {
    const at = value.lastIndexOf("=");
    const column = value.slice(0, Math.max(0, at)).trim();
    const name = value.slice(at + 1).trim();
    const key = headerKey(column);
    if (at < 0 || key === "") {
      throw new CliError(
        "usage",
        `--map ${shown(value)} must be "COLUMN=FIELD", such as --map "E-Mail=email_address".`,
      );
    }
    const kind = name === "" ? undefined : kindOf(kinds, name);
    if (name !== "" && kind === undefined) {
      const targets = [...new Set(kinds.map(({ target }) => target))].join(", ");
      throw new CliError(
        "usage",
        `--map ${shown(value)} names the field ${name}, which does not exist. Fields: ${targets}.`,
      );
    }
    if (mappings.has(key)) throw new CliError("usage", `--map names the column ${shown(column)} twice.`);
    mappings.set(key, { column, kind });
  }
  return mappings;
}
