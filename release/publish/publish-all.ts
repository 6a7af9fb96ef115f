/** A version that should be on the registry. */
export interface Candidate {
  readonly name: string;
  readonly version: string;
  /** Names of the candidates that it depends on. */
  readonly needs: readonly string[];
  /** Hash of the tarball that was proven. */
  readonly integrity: string | undefined;
  /** Why it must not be published; undefined if it may. */
  readonly objection: string | undefined;
}

/** The operations of a registry that a release needs. */
export interface Registry<C extends Candidate> {
  /** Hash of a version's tarball; undefined if the registry does not have the version. */
  integrityOf(name: string, version: string): Promise<string | undefined>;
  /** @throws Error if the registry refused it, or its answer was lost */
  publish(candidate: C): Promise<void>;
}

/** The result for one version. */
export interface Outcome {
  readonly name: string;
  readonly version: string;
  readonly result: "published" | "already there" | "held back" | "failed";
  /** Why it was not published, or why the version on the registry is not trusted; empty if there is no problem. */
  readonly why: string;
}

/**
 * Publishes the versions that the registry lacks, in the given order (dependencies first). A version that is not proven, or that
 * the registry refuses, holds back every package that depends on it. Calling it again resumes.
 */
export async function publishAll<C extends Candidate>(
  candidates: readonly C[],
  registry: Registry<C>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  /** Packages whose dependents must not be published, and why. */
  const unfit = new Map<string, string>();
  for (const candidate of candidates) {
    const { name, version, objection, integrity } = candidate;
    const need = candidate.needs.find((one) => unfit.has(one));
    const inherited = need === undefined ? undefined : `needs ${need}, ${unfit.get(need)}`;
    const there = await registry.integrityOf(name, version).catch((error: Error) => error);
    if (there instanceof Error) {
      unfit.set(name, "whose state the registry did not report");
      outcomes.push({ name, version, result: "failed", why: there.message });
      continue;
    }
    if (there !== undefined) {
      // Its dependents were tried with the proven tarball, and would run with the other one.
      const other = there === integrity ? undefined : "the registry has a different build than the proven one";
      const why = objection ?? inherited ?? other;
      if (why !== undefined) unfit.set(name, why === other ? `of which ${other}` : "which is not proven");
      outcomes.push({ name, version, result: "already there", why: why ?? "" });
      continue;
    }
    const why = objection ?? inherited;
    if (why !== undefined) {
      unfit.set(name, "which was held back");
      outcomes.push({ name, version, result: "held back", why });
      continue;
    }
    const failure = await publishOnce(candidate, registry);
    if (failure !== undefined) unfit.set(name, "which could not be published");
    outcomes.push({ name, version, result: failure === undefined ? "published" : "failed", why: failure ?? "" });
  }
  return outcomes;
}

async function publishOnce<C extends Candidate>(candidate: C, registry: Registry<C>): Promise<string | undefined> {
  try {
    await registry.publish(candidate);
    return undefined;
  } catch (error) {
    // If only the answer was lost, the registry has stored it.
    const there = await registry.integrityOf(candidate.name, candidate.version).catch(() => undefined);
    if (there !== undefined && there === candidate.integrity) return undefined;
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether every version is on the registry, without a problem. */
export function isComplete(outcomes: readonly Outcome[]): boolean {
  return outcomes.every(({ result, why }) => result === "published" || (result === "already there" && why === ""));
}
