export { type AnswerCase, answerCases } from "./answer-cases.js";
export {
  type DocumentedAnswer,
  type DocumentedOperation,
  type DocumentedParameter,
  exampleOf,
  type NamedExample,
  readContract,
  requestExampleOf,
} from "./contract.js";
export {
  type CoverageItem,
  type CoveredKind,
  coverageGaps,
  coverageOf,
  coverageSummary,
  operationOf,
} from "./coverage.js";
export { COVERAGE_EXCEPTIONS } from "./coverage-exceptions.js";
export { COVERAGE_FOLDER, type CoverageReport, reportCoverage } from "./coverage-report.js";
export { type EnumBody, enumBodies } from "./enum-values.js";
export { documentedFields, presentFields, type SchemaInDocument } from "./fields.js";
export { type PrismOptions, type PrismServer, startPrism } from "./prism.js";
export {
  type CheckedAnswer,
  type CheckedRequest,
  createSecondValidator,
  type SecondValidator,
} from "./second-validator.js";
export { servedSpec } from "./served-spec.js";
export { openStage, type Stage, type StageOptions } from "./stage.js";
export {
  ContractViolation,
  createStrictFetch,
  type Exchange,
  type OutgoingRequest,
  type Prefer,
  type Preference,
  type StrictFetch,
  type StrictFetchOptions,
} from "./strict-fetch.js";
