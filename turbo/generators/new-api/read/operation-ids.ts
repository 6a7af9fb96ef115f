import { camelCase, wordsOf } from "../words.ts";

/** One operation, as far as its name depends on it. */
export interface Unnamed {
  readonly method: string;
  readonly path: string;
  readonly operationId?: unknown;
  /** Whether its success is a list. */
  readonly isList: boolean;
}

const VERBS: Readonly<Record<string, string>> = {
  get: "get",
  head: "check",
  post: "create",
  put: "update",
  patch: "update",
  delete: "delete",
};

/**
 * A name for each operation, in order: the given name in camelCase if it is unique, otherwise one made of method and path.
 *
 * @param others names that no operation may have, such as those of webhooks
 */
export function operationIds(operations: readonly Unnamed[], others: readonly string[] = []): string[] {
  const given = operations.map(({ operationId }) => camelOf(operationId));
  const taken = new Set<string>(others);
  // Given names first, so that a made name does not take the given name of a later operation.
  const kept = given.map((name) => {
    if (name === undefined || taken.has(name)) return undefined;
    taken.add(name);
    return name;
  });
  return operations.map((operation, index) => kept[index] ?? claim(taken, derivedNames(operation)));
}

function camelOf(operationId: unknown): string | undefined {
  const name = typeof operationId === "string" ? camelCase(wordsOf(operationId)) : "";
  return /^[a-z]/.test(name) ? name : undefined;
}

function claim(taken: Set<string>, names: Iterable<string>): string {
  for (const name of names) {
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
  throw new Error("names ended");
}

function* derivedNames({ method, path, isList }: Unnamed): Iterable<string> {
  const verb = method === "get" && isList ? "list" : (VERBS[method] ?? method);
  const parts = path.split("/").filter((part) => part !== "");
  const isPlace = (part: string): boolean => part.includes("{");
  const nouns = parts.filter((part) => !isPlace(part)).map(wordsOf);
  const endsInPlace = parts.length > 0 && isPlace(parts.at(-1) ?? "");
  const last = nouns.at(-1);
  if (last && endsInPlace) last[last.length - 1] = singular(last.at(-1) ?? "");
  const name = camelCase([verb, ...(nouns.length > 0 ? nouns.flat() : ["root"])]);
  yield name;
  const places = parts.filter(isPlace).flatMap(wordsOf);
  if (places.length > 0) yield camelCase([name, "by", ...places]);
  for (let number = 2; ; number += 1) yield `${name}${number}`;
}

function singular(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") ? word.slice(0, -1) : word;
}
