export {
  type DocumentedAnswer,
  type DocumentedOperation,
  exampleOf,
  type NamedExample,
  readContract,
} from "./contract.js";
export { type PrismOptions, type PrismServer, startPrism } from "./prism.js";
export {
  ContractViolation,
  createStrictFetch,
  type Exchange,
  type Preference,
  type StrictFetch,
} from "./strict-fetch.js";
