import type { SourceChange } from "./mutated-copy.ts";

/** A change of the spec that Prism serves. The client and its tests stay unchanged. */
export interface SpecMutation {
  readonly kind: "spec";
  readonly spec: string;
  /** The kind of change, such as `enum value removed`. */
  readonly family: string;
  /** The place of the change, such as `Permission administrator`. */
  readonly at: string;
  /** Changes a copy of the document in place. */
  readonly change: (document: JsonObject) => void;
}

/** A change of a client's source, or of the runtime's. The spec and the tests stay unchanged. */
export interface ClientMutation extends SourceChange {
  readonly kind: "client";
  readonly spec: string;
  readonly family: string;
  readonly at: string;
}

export type Mutation = SpecMutation | ClientMutation;

/** A JSON object that may be changed. */
export interface JsonObject {
  [name: string]: unknown;
}

/** The name of a mutation, as it is printed and as `survivors.ts` explains it. */
export function nameOf({ spec, kind, family, at }: Mutation): string {
  return `${spec} ${kind}: ${family}: ${at}`;
}

/** Takes `count` items, evenly spread over a list: the same ones each time. */
export function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] as T);
}
