import { existsSync } from "node:fs";
import { join } from "node:path";
import { camelCase, isIdentifier, pascalCase, wordsOf } from "../words.ts";

/** The name of an API in the forms that files and sources need. */
export interface ApiNames {
  /** Folder of the spec and of the package, such as `star-trek`. */
  readonly folder: string;
  /** Such as `@invitation-clients/star-trek`. */
  readonly package: string;
  /** Such as `StarTrek`. */
  readonly pascal: string;
  /** Such as `starTrek`. */
  readonly camel: string;
  /** Variable for a token, such as `STAR_TREK_TOKEN`. */
  readonly tokenVariable: string;
}

export function namesOf(folder: string): ApiNames {
  const words = wordsOf(folder);
  return {
    folder,
    package: `@invitation-clients/${folder}`,
    pascal: pascalCase(words),
    camel: camelCase(words),
    tokenVariable: `${words.join("_").toUpperCase()}_TOKEN`,
  };
}

// A new API gets the folder `specs/<name>`, and `specs/lint` has the lint rules. Its client is a variable in examples, beside the
// globals that they use, and its types are beside the runtime's `RawApi`.
const RESERVED = ["lint", "node-modules", "raw", "console", "process"];
/** Names that Windows does not allow for files. */
export const DEVICES: RegExp = /^(con|prn|aux|nul|com\d|lpt\d)$/;
const TAKEN_PLACES = (name: string): string[] => [
  `specs/${name}`,
  `packages/${name}`,
  `.changeset/${name}-first-release.md`,
];

/** Why a new API cannot have this name, and what to do; undefined if it can. */
export function refuseName(name: string, root: string): string | undefined {
  if (name === "") return "give the new API a name: `pnpm new-api <name> [--spec file]`";
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name)) {
    const suggestion = wordsOf(name).join("-");
    const isOne = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(suggestion);
    return `the name "${name}" is not kebab-case (lower-case letters, digits and single hyphens; each word begins with a letter)${isOne ? `: try "${suggestion}"` : ""}`;
  }
  if (name.length > 50) return `the name "${name}" is too long: at most 50 characters`;
  if (RESERVED.includes(name) || DEVICES.test(name) || !isIdentifier(camelCase(wordsOf(name))))
    return `the name "${name}" is reserved: choose another`;
  const taken = TAKEN_PLACES(name).find((place) => existsSync(join(root, place)));
  return taken === undefined ? undefined : `the name "${name}" is taken: ${taken} exists. Choose another, or remove it`;
}
