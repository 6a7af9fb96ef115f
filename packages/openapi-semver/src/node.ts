export { diffSpecs, readDocument } from "./read-files.ts";
