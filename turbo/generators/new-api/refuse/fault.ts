/** Something in a given spec for which no client can be made. */
export interface Fault {
  /** Such as `GET /pets (listPets)`; undefined if it belongs to the whole document. */
  readonly operation?: string | undefined;
  /** JSON pointer into the document, such as `#/paths/~1pets/get/parameters/0`. */
  readonly pointer?: string | undefined;
  /** What is wrong, as a sentence without its full stop. */
  readonly problem: string;
  /** What to change in the document, as a sentence without its full stop. */
  readonly remedy?: string | undefined;
  /** The part that can be left out instead; undefined if only a change of the document helps. */
  readonly part?: Part | undefined;
}

/** The smallest part of a document that can be left out so that the rest is right. */
export interface Part {
  /** Such as `query parameter filter`; undefined for the whole operation. */
  readonly name: string | undefined;
  /** Removes it from the document. */
  readonly remove: () => void;
}

/** A fault of a part that can be left out. */
export interface PartFault extends Fault {
  readonly operation: string;
  readonly part: Part;
}

/** A fault as one line of a message. */
export function faultLine({ operation, pointer, problem, remedy }: Fault): string {
  const sentences = [problem, remedy].filter((one) => one !== undefined).map((one) => `${one}.`);
  return `${operation === undefined ? "" : `${operation}: `}${sentences.join(" ")}${pointer === undefined ? "" : ` [${pointer}]`}`;
}

/** What was left out because of a fault, for the keeper of the new API. */
export function leftOutLine({ operation, problem, part }: PartFault): string {
  return `${operation}${part.name === undefined ? "" : `, ${part.name},`} was left out: ${problem}`;
}

/** The name of an operation in messages: method and path, and its id if it has one. */
export function operationName(method: string, path: string, operationId: unknown): string {
  const id = typeof operationId === "string" ? operationId.replace(/\s+/g, " ").trim() : "";
  return `${method.toUpperCase()} ${path}${id === "" ? "" : ` (${id})`}`;
}

/** A value of a document in a message: texts as they are, everything else as JSON. */
export function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
