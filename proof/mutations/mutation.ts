/** A change of a spec that Prism serves, while client and expectations stay as they are. */
export interface SpecMutation {
  readonly kind: "spec";
  readonly spec: string;
  /** What sort of change, such as `enum value removed`. */
  readonly family: string;
  /** Where, such as `Permission administrator`. */
  readonly at: string;
  /** Changes a copy of the document in place. */
  readonly change: (document: JsonObject) => void;
}

/** A change of one place in a client's source, while spec and expectations stay as they are. */
export interface ClientMutation {
  readonly kind: "client";
  readonly spec: string;
  readonly family: string;
  readonly at: string;
  /** Path below `packages/`: of the client, or of the runtime beneath it. */
  readonly file: string;
  /** Found exactly once. */
  readonly find: string;
  readonly replace: string;
}

export type Mutation = SpecMutation | ClientMutation;

/** A JSON object that is being changed. */
export interface JsonObject {
  [name: string]: unknown;
}

/** The name under which a mutation is printed and, if it survives, explained. */
export function nameOf({ spec, kind, family, at }: Mutation): string {
  return `${spec} ${kind}: ${family}: ${at}`;
}

/** Some of a list, spread evenly over it: the same ones each time. */
export function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] as T);
}

/** A random sample that a seed repeats. */
export function sample<T>(all: readonly T[], count: number, seed: number): T[] {
  const rest = [...all];
  const random = generator(seed);
  const picked: T[] = [];
  while (picked.length < count && rest.length > 0) picked.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return picked;
}

// mulberry32: small, and good enough to pick from a list.
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
