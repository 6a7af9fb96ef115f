import { join } from "node:path";
import { root } from "../../../scripts/lib/project/workspace.ts";

/** A public spec that `pnpm new-api:prove` makes an API from. */
export interface PublicSpec {
  readonly name: string;
  readonly file: string;
  /** How many operations it has. */
  readonly operations: number;
  /** Whether it is refused as it is, so that `--leave-out` is needed. */
  readonly isRefused: boolean;
}

/** From `@readme/oas-examples`; each spec is difficult in a different way. */
export const publicSpecs: readonly PublicSpec[] = [
  // Large, 3.0, no operationId, optional forms for bodies.
  spec("star-trek", "3.0/json/star-trek.json", 120, true),
  // XML beside JSON, an optional upload, only `default` as a response, a key in a header.
  spec("petstore", "3.0/json/petstore.json", 20, true),
  // YAML, 3.1, a webhook, problem documents, examples that do not fit their schemas.
  spec("train-travel", "3.1/yaml/train-travel.yaml", 7),
  // Every kind of security, with four operations that our clients cannot call.
  spec("security-kinds", "3.1/json/security.json", 11, true),
  // Circular references, also into paths, a server with variables, and a list of objects in a header.
  spec("circles", "3.0/json/circular-paths.json", 3, true),
];

function spec(name: string, path: string, operations: number, isRefused = false): PublicSpec {
  return { name, file: join(root, "node_modules/@readme/oas-examples", path), operations, isRefused };
}
