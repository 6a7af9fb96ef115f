import { type RawCall, rawCalls } from "../samples/raw-calls.js";
import { readDocument } from "../spec/document.js";
import { SHOWN, servableSpec } from "./servable-spec.js";
import { openStage, type Stage } from "./stage.js";

/** A stage, with a call for each operation of its spec. */
export interface RawStage extends Stage {
  readonly calls: readonly RawCall[];
  /** The operations that our clients cannot call, each with the reason. */
  readonly uncallable: Readonly<Record<string, string>>;
}

/** Options of `openRawStage`. */
export interface RawStageOptions {
  /** Requires a header that no call sends, to prove that wrong requests are refused. @default false */
  readonly tightened?: boolean;
}

const UNSENT = { name: "x-nobody-sends-this", in: "header", required: true, schema: { type: "string" } };

/** Serves a spec so that its operations can be called even if the spec has no examples. */
export async function openRawStage(
  spec: string | object,
  { tightened = false }: RawStageOptions = {},
): Promise<RawStage> {
  const { calls, uncallable } = await rawCalls(spec);
  const served = await servableSpec(spec, calls);
  const stage = await openStage(await readDocument(spec), { served: tightened ? tighten(served) : served });
  for (const { operationId, status, answer } of calls) {
    stage.answer(operationId, status, answer === undefined ? undefined : SHOWN);
  }
  return { ...stage, calls, uncallable };
}

function tighten(served: object): object {
  const { paths } = served as { paths: Record<string, { parameters?: unknown[] }> };
  for (const item of Object.values(paths)) item.parameters = [...(item.parameters ?? []), UNSENT];
  return served;
}
