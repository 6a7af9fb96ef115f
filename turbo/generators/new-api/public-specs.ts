import { join } from "node:path";
import { root } from "../../../scripts/lib/project/workspace.ts";

/** A public spec that new APIs are proven on. */
export interface PublicSpec {
  readonly name: string;
  readonly file: string;
  /** How many operations it has. */
  readonly operations: number;
}

/** From `@readme/oas-examples`; each brings a trouble of its own. */
export const publicSpecs: readonly PublicSpec[] = [
  // Large, 3.0, no operationId, forms for bodies.
  spec("star-trek", "3.0/json/star-trek.json", 120),
  // XML besides JSON, an upload, `default` alone, a key in a header.
  spec("petstore", "3.0/json/petstore.json", 20),
  // YAML, 3.1, a webhook, problem documents, examples that its schemas refuse.
  spec("train-travel", "3.1/yaml/train-travel.yaml", 7),
  // Every kind of security, most of which no client of ours meets.
  spec("security-kinds", "3.1/json/security.json", 15),
  // References in a circle, into paths as well, and a server in variables.
  spec("circles", "3.0/json/circular-paths.json", 3),
];

function spec(name: string, path: string, operations: number): PublicSpec {
  return { name, file: join(root, "node_modules/@readme/oas-examples", path), operations };
}
