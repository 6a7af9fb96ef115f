import { checkKeys, shown } from "./check-names.js";
import { KINDS, type Kind } from "./kinds.js";

/** The values that an option takes: a kind, one of a list of values, a list of such values, or an object with options of its own. */
export type OptionKind =
  | keyof typeof KINDS
  | Kind
  | readonly unknown[]
  | { readonly each: OptionKind }
  | { readonly fields: OptionKinds; readonly required?: readonly string[] };

/** The options of something, by name. */
export type OptionKinds = Readonly<Record<string, OptionKind>>;

/**
 * Checks the names and values of options, at every depth. Undefined is the default, unless the option is required.
 *
 * @throws TypeError that names the wrong option, and says what it takes
 */
export function checkOptions(
  maker: string,
  options: unknown,
  kinds: OptionKinds,
  required: readonly string[] = [],
): void {
  checkKeys(maker, options, Object.keys(kinds));
  const given = options as Readonly<Record<string, unknown>>;
  for (const name of new Set([...Object.keys(given), ...required])) {
    if (given[name] !== undefined || required.includes(name))
      check(`${maker}: ${name}`, given[name], kinds[name] ?? "any");
  }
}

type Given<Options> = { [Name in keyof Options]?: Exclude<Options[Name], undefined> };

/** The options that were given: one that is undefined would replace a default further in. */
export function givenOf<Options extends object>(options: Options): Given<Options> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<Options>;
}

function check(where: string, value: unknown, kind: OptionKind): void {
  if (typeof kind === "object" && "fields" in kind) {
    checkOptions(where, value, kind.fields, kind.required);
  } else if (typeof kind === "object" && "each" in kind) {
    if (!Array.isArray(value)) throw wrong(where, "a list", value);
    for (const [position, one] of value.entries()) check(`${where}[${position}]`, one, kind.each);
  } else {
    const { wanted, is } = kindOf(kind);
    if (!is(value)) throw wrong(where, wanted, value);
  }
}

function kindOf(kind: keyof typeof KINDS | Kind | readonly unknown[]): Kind {
  if (typeof kind === "string") return KINDS[kind];
  if ("wanted" in kind) return kind;
  return { wanted: `one of ${kind.map(shown).join(", ")}`, is: (value) => kind.includes(value) };
}

function wrong(where: string, wanted: string, value: unknown): TypeError {
  return new TypeError(`${where} must be ${wanted}, and is ${shown(value)}`);
}
