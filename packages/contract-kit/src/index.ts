export { type AnswerCase, answerCases } from "./cases/answer-cases.js";
export { casesByMethod, type MethodCase } from "./cases/cases-by-method.js";
export { type DocumentedError, documentedError, rejectionOf } from "./cases/documented-error.js";
export { type QueryCase, queryCases, type RequestCase, requestCases } from "./cases/request-cases.js";
export type { CoverageItem, CoveredKind } from "./coverage/coverage.js";
export { COVERAGE_EXCEPTIONS } from "./coverage/coverage-exceptions.js";
export { COVERAGE_FOLDER, type CoverageReport, reportOperations } from "./coverage/coverage-report.js";
export { type EnumBody, enumBodies } from "./coverage/enum-values.js";
export { gapsWithAdded, type WholeContract, wholeContract } from "./coverage/whole-contract.js";
export { type Agreement, agreementOn } from "./samples/agreement-on.js";
export { type RawCall, type RawCalls, type RawReply, rawCalls, sendRaw } from "./samples/raw-calls.js";
export { type PrismOptions, type PrismServer, startPrism } from "./server/prism.js";
export { openRawStage, type RawStage, type RawStageOptions } from "./server/raw-stage.js";
export { servableSpec } from "./server/servable-spec.js";
export { servedSpec } from "./server/served-spec.js";
export { openStage, type Stage, type StageOptions } from "./server/stage.js";
export {
  ContractViolation,
  createStrictFetch,
  type Exchange,
  type OutgoingRequest,
  type Prefer,
  type Preference,
  type StrictFetch,
  type StrictFetchOptions,
} from "./server/strict-fetch.js";
export {
  type DocumentedAnswer,
  type DocumentedOperation,
  type DocumentedParameter,
  exampleOf,
  type NamedExample,
  readContract,
  requestExampleOf,
} from "./spec/contract.js";
export type { SchemaInDocument } from "./spec/document.js";
export { matchPath, operationOf } from "./spec/path-match.js";
export {
  type CheckedAnswer,
  type CheckedRequest,
  createSecondValidator,
  type SecondValidator,
} from "./validators/second-validator.js";
