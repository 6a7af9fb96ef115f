export { type AvevaExamples, type AvevaPreviewExamples, aveva, avevaPreview } from "./aveva.js";
export { type KantataExamples, kantata } from "./kantata.js";
export type { ExampleMethods, Overrides } from "./make.js";
