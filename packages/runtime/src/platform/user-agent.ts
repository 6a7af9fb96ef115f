/** The header `user-agent`; empty in browsers, which send their own. */
export function userAgentHeader(userAgent: string): { "user-agent"?: string } {
  const scope = globalThis as {
    process?: { versions?: { node?: unknown } };
    Deno?: object;
    navigator?: { userAgent?: string };
  };
  // Bundlers give browsers a stub of `process`, which has no version of Node.
  const mayBeSet = scope.process?.versions?.node || scope.Deno || scope.navigator?.userAgent === "Cloudflare-Workers";
  return mayBeSet ? { "user-agent": userAgent } : {};
}
