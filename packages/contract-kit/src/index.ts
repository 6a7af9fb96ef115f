export { type AnswerCase, answerCases } from "./answer-cases.js";
export { casesByMethod, type MethodCase } from "./cases-by-method.js";
export {
  type DocumentedAnswer,
  type DocumentedOperation,
  type DocumentedParameter,
  exampleOf,
  type NamedExample,
  readContract,
  requestExampleOf,
} from "./contract.js";
export { type CoverageItem, type CoveredKind, operationOf } from "./coverage.js";
export { COVERAGE_EXCEPTIONS } from "./coverage-exceptions.js";
export { COVERAGE_FOLDER, type CoverageReport, reportOperations } from "./coverage-report.js";
export { type DocumentedError, documentedError, rejectionOf } from "./documented-error.js";
export { type EnumBody, enumBodies } from "./enum-values.js";
export { documentedFields, presentFields, type SchemaInDocument } from "./fields.js";
export { matchPath } from "./path-match.js";
export { type PrismOptions, type PrismServer, startPrism } from "./prism.js";
export { type RawCall, type RawCalls, type RawReply, rawCalls, sendRaw } from "./raw-calls.js";
export { openRawStage, type RawStage, type RawStageOptions } from "./raw-stage.js";
export { type QueryCase, queryCases, type RequestCase, requestCases } from "./request-cases.js";
export {
  type CheckedAnswer,
  type CheckedRequest,
  createSecondValidator,
  type SecondValidator,
} from "./second-validator.js";
export { servableSpec } from "./servable-spec.js";
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
export { gapsWithAdded, type WholeContract, wholeContract } from "./whole-contract.js";
