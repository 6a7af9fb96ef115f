import { alpha, RUNTIME } from "./good-tree.ts";
import type { RefusedTree } from "./refused-tree.ts";

/** Trees that the rules of manifests refuse. */
export const refusedManifests: readonly RefusedTree[] = [
  ["completeManifests", "no licence", { "package.json": JSON.stringify({ private: true, description: "x" }) }],
  ["completeManifests", "no files", alpha({ files: [] })],
  ["completeManifests", "no engines", alpha({ engines: {} })],
  ["completeManifests", "no README", { "packages/alpha/README.md": undefined }],
  ["completeManifests", "no LICENSE", { "packages/alpha/LICENSE": undefined }],
  ["exactRuntime", "the runtime by range", alpha({ dependencies: { "@invitation-clients/runtime": "workspace:^" } })],
  ["exactRuntime", "the runtime as a peer", alpha({ peerDependencies: RUNTIME })],
  ["pinnedVersions", "a caret", alpha({ dependencies: { ...RUNTIME, ky: "^2.0.0" } })],
  ["pinnedVersions", "a tilde", alpha({ dependencies: RUNTIME, devDependencies: { ky: "~2.0.0" } })],
  ["pinnedVersions", "a tag", alpha({ dependencies: RUNTIME, devDependencies: { ky: "latest" } })],
  ["pinnedVersions", "a range behind another name", alpha({ dependencies: { ...RUNTIME, k: "npm:ky@^2.0.0" } })],
  ["pinnedVersions", "a caret in the catalog", { "pnpm-workspace.yaml": "catalog:\n  vitest: ^5.1.1\n" }],
  ["pinnedVersions", "a range in overrides", { "pnpm-workspace.yaml": "overrides:\n  vitest: '>=5'\n" }],
];
