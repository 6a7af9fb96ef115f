// White space and characters without a shape, such as zero-width spaces, soft hyphens and byte order marks.
const UNSEEN = "[\\s\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]";
const AROUND = new RegExp(`^${UNSEEN}+|${UNSEEN}+$`, "gu");
const INSIDE = new RegExp(UNSEEN, "u");

/** The text of a cell without white space and invisible characters around it. */
export interface Trimmed {
  readonly text: string;
  /** The names of invisible characters that were removed, such as "U+200B"; plain white space has none. */
  readonly removed: readonly string[];
}

export function trimmed(cell: string): Trimmed {
  const removed = new Set<string>();
  const text = cell.replace(AROUND, (around) => {
    for (const character of around) if (!/[ \t\r\n]/.test(character)) removed.add(codePoint(character));
    return "";
  });
  return { text, removed: [...removed] };
}

/** The first invisible character or white space in a text: a space as it is, others by name. */
export function firstUnseen(text: string): string | undefined {
  const [character] = INSIDE.exec(text) ?? [];
  if (character === undefined) return undefined;
  return character === " " ? character : codePoint(character);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
