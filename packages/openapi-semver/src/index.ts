export { diffSpecs, type SpecDiff } from "./diff.ts";
export type { Bump, Change } from "./judge/change.ts";
