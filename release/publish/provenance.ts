/** The facts that decide whether a package is published with a provenance statement. */
export interface ProvenanceFacts {
  /** Whether packages go to npm's public registry. No other registry is known to accept statements. */
  readonly toPublicRegistry: boolean;
  /** Whether the machine can ask for an identity token. */
  readonly identityOffered: boolean;
  /** Whether the source repository is public. The registry refuses statements about private ones. */
  readonly fromPublicRepository: boolean;
  /** Whether package.json names the repository. The registry compares it with the statement. */
  readonly namesRepository: boolean;
}

/** Why a package is published without a provenance statement; undefined if it has one. */
export function withoutProvenance(facts: ProvenanceFacts): string | undefined {
  if (!facts.toPublicRegistry) return "not the public registry";
  if (!facts.identityOffered) return "no identity token is offered here";
  if (!facts.fromPublicRepository) return "the repository is not public";
  return facts.namesRepository ? undefined : "package.json names no repository";
}

/** Reads the variables that GitHub sets for a job, and `REPOSITORY_VISIBILITY`, which our workflow sets. */
export function identityFacts(
  env: Readonly<Record<string, string | undefined>>,
): Pick<ProvenanceFacts, "identityOffered" | "fromPublicRepository"> {
  return {
    identityOffered: Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL),
    fromPublicRepository: env.REPOSITORY_VISIBILITY === "public",
  };
}

/** Whether a version of npm can publish with an identity token: 11.5.1 or later. */
export function isRecentNpm(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  return major !== 11 ? major > 11 : minor !== 5 ? minor > 5 : patch >= 1;
}
