import type { RawCalls } from "@invitation-clients/contract-kit";
import type { RuledBody } from "../../../../packages/request-bodies/src/index.ts";
import type { Signing } from "../read/security.ts";
import type { ApiNames } from "./names.ts";
import type { ResourcePlan } from "./resource-plan.ts";

/** Everything that is needed to write the files of a new API. */
export interface ApiPlan {
  readonly names: ApiNames;
  /** The API's title in its own spec. */
  readonly title: string;
  /** Name of the given document's file; undefined for a skeleton. */
  readonly source: string | undefined;
  /** The spec, as it will be written. */
  readonly spec: string;
  /** The parts of the given document that were left out, each with the reason. */
  readonly leftOut: readonly string[];
  /** The absolute address of the API; empty if callers must pass it. */
  readonly serverUrl: string;
  readonly signing: Signing;
  readonly raw: RawCalls;
  /** The request bodies that the sub-path `./validate` can check. */
  readonly bodies: readonly RuledBody[];
  /** The first operation that a method can be written for. */
  readonly resource: ResourcePlan | undefined;
}
