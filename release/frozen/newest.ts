/** What was known of a frozen library when it was last looked at. */
export interface KnownLibrary {
  readonly name: string;
  /** Every version that the registry had. A list, because a fix of an older line is news too, and dates differ between mirrors. */
  readonly versions: readonly string[];
  /** Why the pinned version is not the newest one. */
  readonly heldBack?: string;
}

/** What the registry says about a library. */
export interface Published {
  readonly versions: readonly string[];
  /** Version to the day of its publication, and `created` and `modified`. */
  readonly time?: Readonly<Record<string, string>>;
}

/** The result for one library. */
export interface Finding {
  readonly isAlarm: boolean;
  readonly text: string;
}

const PUBLISHED_NEWS = `Somebody maintains it again, or somebody else can publish under its name. Do not install it yet. Read who published it and why, and
decide by the triggers in docs/decisions/frozen-libraries.md: keep the pinned version, take the new one, or take the way out. Then add it to
release/frozen/known-versions.json.`;

/** Compares a library with what was known of it. */
export function compareWithKnown(known: KnownLibrary, pinned: string, published: Published): Finding {
  const { name, versions, heldBack } = known;
  const news = published.versions.filter((version) => !versions.includes(version));
  if (news.length > 0) {
    const listed = news.map((version) => {
      const day = published.time?.[version]?.slice(0, 10);
      return day === undefined ? version : `${version} (${day})`;
    });
    return alarm(`${name} has versions that were not known: ${listed.join(", ")}. ${PUBLISHED_NEWS}`);
  }
  if (!published.versions.includes(pinned)) {
    return alarm(
      `${name} ${pinned} is pinned, but the registry no longer has it, so no new machine can install it. Take the way out in
docs/decisions/frozen-libraries.md, or keep a copy of the package.`,
    );
  }
  const newest = newestOf(versions);
  if (pinned === newest) return { isAlarm: false, text: `${name} ${pinned} is the newest version.` };
  if (heldBack === undefined) {
    return alarm(
      `${name} ${pinned} is pinned, but ${newest} is the newest version. Update the pin, or write in known-versions.json why it is held back.`,
    );
  }
  return { isAlarm: false, text: `${name} ${pinned} is pinned and ${newest} is the newest version: ${heldBack}` };
}

/** The newest of some versions; prereleases do not count. */
export function newestOf(versions: readonly string[]): string | undefined {
  const released = versions.filter((version) => /^\d+\.\d+\.\d+$/.test(version));
  return [...released].sort((one, other) => other.localeCompare(one, "en", { numeric: true }))[0];
}

function alarm(text: string): Finding {
  return { isAlarm: true, text };
}
