// Patterns of real secrets. Names of secrets and placeholders must not match, so most patterns require a minimum length, and
// none matches text in brackets or braces, or capitals with underscores.
const SECRETS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/],
  ["a GitHub token", /\b(gh[opusr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{22,})/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{20,}|_(authToken|auth|password)\s*=\s*["']?[A-Za-z0-9+/=._-]{8,}/],
  ["an AWS key", /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["a Slack token", /\bxox[a-z]-[A-Za-z0-9-]{10,}/],
  ["a JSON web token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\./],
  ["a bearer token", /\bBearer\s+(?=[\w.~+/-]*\d)[A-Za-z0-9._~+/-]{16,}/],
  ["an address with a password", /\bhttps?:\/\/[^\s/:@"'`<>{}$]+:[^\s/:@"'`<>{}$]+@/],
];

/** The kinds of secrets that a text contains. */
export function secretsIn(text: string): string[] {
  return SECRETS.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
}
