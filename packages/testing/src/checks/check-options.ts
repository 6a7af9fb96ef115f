import { checkKeys, shown } from "./check-names.js";

/** The values that an option takes: one of a list, or any value of a kind. `any` is checked elsewhere. */
export type OptionKind =
  | readonly unknown[]
  | "any"
  | "boolean"
  | "text"
  | "url"
  | "count"
  | "hours"
  | "milliseconds"
  | "port";

/**
 * Checks the names and values of options. Undefined is the default.
 *
 * @throws TypeError that names the wrong option, and says what it takes
 */
export function checkOptions(maker: string, options: object, kinds: Readonly<Record<string, OptionKind>>): void {
  checkKeys(maker, options, Object.keys(kinds));
  for (const [name, value] of Object.entries(options)) {
    const wanted = value === undefined ? undefined : lacking(value, kinds[name] ?? "any");
    if (wanted !== undefined) throw new TypeError(`${maker}: ${name} must be ${wanted}, and is ${shown(value)}`);
  }
}

type Given<Options> = { [Name in keyof Options]?: Exclude<Options[Name], undefined> };

/** The options that were given: one that is undefined would replace a default further in. */
export function givenOf<Options extends object>(options: Options): Given<Options> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<Options>;
}

/** What the value should be; undefined if it is right. */
function lacking(value: unknown, kind: OptionKind): string | undefined {
  if (typeof kind !== "string") return kind.includes(value) ? undefined : `one of ${kind.map(shown).join(", ")}`;
  const [wanted, isRight] = KINDS[kind];
  return isRight(value) ? undefined : wanted;
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

const KINDS: Readonly<Record<Extract<OptionKind, string>, readonly [wanted: string, is: (value: unknown) => boolean]>> =
  {
    any: ["anything", () => true],
    boolean: ["true or false", (value) => typeof value === "boolean"],
    text: ["a text that is not empty", (value) => typeof value === "string" && value.trim() !== ""],
    url: [
      "an absolute http or https URL",
      (value) => /^https?:\/\/[^/]/.test(String(value)) && URL.canParse(String(value)),
    ],
    count: ["a whole number, at least 0", (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER)],
    milliseconds: [
      "milliseconds from 0 to 2147483647",
      (value) => typeof value === "number" && value >= 0 && value <= 2_147_483_647,
    ],
    port: ["a whole number from 0 to 65535", (value) => isWhole(value, 0, 65_535)],
    hours: ["a whole number from -12 to 14", (value) => isWhole(value, -12, 14)],
  };
