const STANDARD =
  /^https?:\/\/(json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.[12]\/dialect\/(base|[\d-]+))#?$/;

/** Whether a name of a JSON Schema dialect is that of the one that OpenAPI uses by itself. */
export function isStandardDialect(name: unknown): boolean {
  return typeof name === "string" && STANDARD.test(name);
}
