export { type FieldNames, fieldNames } from "./field-names.ts";
export { type RequestBody, requestBodies } from "./request-bodies.ts";
export { type RuledBody, ruledBodies, rulesSource } from "./rules-source.ts";
export { valuesSource } from "./values-source.ts";
