/**
 * Items that the contract tests need not cover: by spec, and by the item's kind and name, each with the reason. `pnpm
 * contract` fails if the item of an exception is covered after all or no longer exists.
 *
 * @example
 * "kantata-ox": { "answer getAccountInvitation 404 not-found": "why no test can cover it" }
 */
export const COVERAGE_EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "kantata-ox": {},
  "aveva-v1": {},
  "aveva-v1-preview": {},
};
