/** The parts of a change that its sentence needs. */
interface WordedChange {
  readonly judge: string;
  readonly where: string;
  readonly what: string;
}

/** A change as one sentence. The TypeScript judge leaves out the name that changed, so it is added from the place. */
export function whatOf(change: WordedChange): string {
  const name = change.judge === "types" ? nameAt(change) : "";
  const said = asSentence(change.what);
  if (name === "") return said;
  const rest = said.slice("It ".length);
  if (/^It (is|was|may|can|has) /.test(said)) return `\`${name}\` ${rest}`;
  return `\`${name}\`: ${said.slice(0, 1).toLowerCase()}${said.slice(1)}`;
}

function nameAt({ where }: WordedChange): string {
  return where.includes("#") ? where.slice(where.indexOf("#") + 1) : "";
}

/** A few names of a list, and how many more it has. */
export function someOf(names: readonly string[], most = 5): string {
  const shown = names.length > most + 1 ? names.slice(0, most) : names;
  const text = shown.map((name) => `\`${name}\``).join(", ");
  return shown.length === names.length ? text : `${text} and ${names.length - shown.length} more`;
}

/** The other places of a fact that is told at the first one, as a sentence; empty if there are none. */
export function alsoAt(first: WordedChange, places: readonly WordedChange[]): string {
  const names = places.filter(({ where }) => where !== first.where).map(nameAt);
  return names.length === 0 || first.judge !== "types" ? "" : `The same goes for ${someOf(names)}.`;
}

/** Adds the capital and the full stop that judges leave out. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  const ended = /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return ended.slice(0, 1).toUpperCase() + ended.slice(1);
}
