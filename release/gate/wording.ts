/** The parts of a change that its sentence needs. */
interface WordedChange {
  readonly judge: string;
  readonly where: string;
  readonly what: string;
}

/** A change as one sentence. The TypeScript judge leaves out the name that changed, so it is added from the place. */
export function whatOf({ judge, what, where }: WordedChange): string {
  const name = judge === "types" && where.includes("#") ? where.slice(where.indexOf("#") + 1) : "";
  const said = asSentence(what);
  if (name === "") return said;
  return /^It (is|was) /.test(said) ? `\`${name}\` ${said.slice("It ".length)}` : `\`${name}\`: ${said}`;
}

/** Adds the capital and the full stop that judges leave out. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  const ended = /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return ended.slice(0, 1).toUpperCase() + ended.slice(1);
}
