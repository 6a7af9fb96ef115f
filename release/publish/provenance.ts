/** What decides whether a publish carries a provenance statement. */
export interface ProvenanceFacts {
  /** Whether packages go to npm's own public registry; no other is known to take statements. */
  readonly toPublicRegistry: boolean;
  /** Whether the machine can ask for an identity token. */
  readonly identityOffered: boolean;
  /** Whether the source repository is public; statements about private ones are refused. */
  readonly fromPublicRepository: boolean;
  /** Whether the package says where its source is, which the registry compares with the statement. */
  readonly namesRepository: boolean;
}

/** Why a publish goes without a provenance statement; undefined if it carries one. */
export function withoutProvenance(facts: ProvenanceFacts): string | undefined {
  if (!facts.toPublicRegistry) return "not the public registry";
  if (!facts.identityOffered) return "no identity token is offered here";
  if (!facts.fromPublicRepository) return "the repository is not public";
  return facts.namesRepository ? undefined : "package.json names no repository";
}

/** Reads what GitHub tells a job; `REPOSITORY_VISIBILITY` is set by our workflow. */
export function identityFacts(
  env: Readonly<Record<string, string | undefined>>,
): Pick<ProvenanceFacts, "identityOffered" | "fromPublicRepository"> {
  return {
    identityOffered: Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL),
    fromPublicRepository: env.REPOSITORY_VISIBILITY === "public",
  };
}

/** Whether a version of npm can publish by an identity token: 11.5.1 or later. */
export function isRecentNpm(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  return major !== 11 ? major > 11 : minor !== 5 ? minor > 5 : patch >= 1;
}
