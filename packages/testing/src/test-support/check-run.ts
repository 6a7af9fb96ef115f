import type { CreateManyResult } from "@invitation-clients/kantata-ox";
import { mailsTo } from "./job.js";
import { personAt, type World } from "./kantata-world.js";
import type { Scenario, WorldEvent } from "./scenario.js";

/** The guarantees of `createMany` that this run broke. */
export function brokenPromises(world: World, results: readonly CreateManyResult[], gaveUp: boolean): string[] {
  const { people, fake, ledger, posts, scenario } = world;
  const broken: string[] = [];
  const mails = mailsTo(fake);
  if (results.length !== people.length) return [`${results.length} results for ${people.length} inputs`];
  const firsts = new Map<string, number>();
  const check = (email_address: string, position: number): void => {
    const result = results[position];
    const address = email_address.trim().toLowerCase();
    const wrong = (what: string): void => {
      broken.push(`input ${position} (${email_address}) is "${result?.status}": ${what}`);
    };
    if (!result) {
      wrong("no result");
      return;
    }
    if (firsts.has(address)) {
      if (result.status !== "rejected") wrong("a repeated address must be rejected");
      return;
    }
    firsts.set(address, position);
    const mailed = mails.get(address) ?? 0;
    const sent = posts.filter(({ addresses }) => addresses.has(address)).length;
    if (mailed > 1) wrong(`mailed ${mailed} times`);
    if (sent > 1 + scenario.maxRetries) wrong(`sent ${sent} times with maxRetries ${scenario.maxRetries}`);
    const areTwins = hasTwins(scenario);
    const unsure = areTwins || isUndecidable(world, address);
    if (!areTwins && (result.status === "created" || result.status === "existing")) {
      const row = ledger.get(result.invitation.id);
      if (row && row.address !== address) wrong(`its invitation is for ${row.address}`);
    }
    if (result.status === "created") {
      if (mailed === 0 && !unsure) wrong("never mailed");
      const row = ledger.get(result.invitation.id);
      if (!unsure && row && !row.ours) wrong("its invitation was made by somebody else");
    } else if (result.status === "unknown") {
      const isAllowed = gaveUp || world.lookFailed || isHardToRead(world);
      if (!isAllowed && !(mailed === 0 && wasPassedOver(world, address))) {
        wrong("a look could have decided");
      }
    } else if (mailed > 0 && !areTwins) {
      wrong("but mailed");
    }
  };
  for (const [position, { email_address }] of people.entries()) check(email_address, position);
  return broken;
}

/**
 * The only case that cannot be decided: after the run began, somebody else invited the same address under the same name, and
 * the run does not know its own inviter yet (no answer showed an inviter before this person was last sent, or inviters are
 * hidden). Both rows then look the same in every field that the API returns.
 */
function isUndecidable({ ledger, posts, scenario, people }: World, address: string): boolean {
  const person = people.find(({ email_address }) => email_address.toLowerCase() === address);
  if (!ledger.wasInvitedByOthers(address)) return false;
  // Then an old row that the first read did not show can be above a row that it did show.
  if (scenario.server.ties === "unstable") return true;
  // If names are hidden, every stranger may have the same name.
  const sameName =
    !scenario.server.namesShown ||
    scenario.events.some(
      (event) => event.kind === "invite" && event.sameName && personAt(people, event.person) === person,
    );
  if (!sameName) return false;
  if (scenario.server.idsShown !== "always") return true;
  const last = posts.map(({ addresses }) => addresses.has(address)).lastIndexOf(true);
  // A single row teaches nothing: it may be an older one that somebody else made.
  return !posts.slice(0, last).some(({ at, addresses, fault, request }) => {
    const rows = ledger.all.filter((row) => row.ours && row.at === at && addresses.has(row.address)).length;
    const shown = Math.min(rows, fault.handling.shows ?? rows);
    return fault.seen.form === "own" && request.status === 200 && shown > 1;
  });
}

/** Whether the server answered 200 but left the person out. */
function wasPassedOver({ posts }: World, address: string): boolean {
  return posts.some(
    ({ addresses, fault }) => addresses.has(address) && fault.seen.form === "own" && fault.handling.takes !== undefined,
  );
}

/** Whether the list may be ambiguous. Then `unknown` is right, as long as nobody is mailed twice. */
function isHardToRead(world: World): boolean {
  const { addressesShown, namesShown, ties, counts } = world.scenario.server;
  const isClear = addressesShown && namesShown && ties !== "unstable" && counts === "true";
  const isDoubtful = ({ kind }: WorldEvent): boolean => kind === "similar" || kind === "invite";
  return !isClear || hasNoFloor(world) || mayHaveTwins(world.scenario) || world.scenario.events.some(isDoubtful);
}

/** Whether two inputs differ only in the tags of their addresses. A run cannot know whether the server keeps tags. */
function mayHaveTwins({ styles, names, server: { namesShown, rewrites } }: Scenario): boolean {
  const isNameless = names === "same" || typeof rewrites?.name === "number" || !namesShown;
  return isNameless && styles.includes("sibling");
}

/** Whether the server shows two inputs as the same person: it drops what distinguishes their addresses and their names. */
function hasTwins(scenario: Scenario): boolean {
  return mayHaveTwins(scenario) && (scenario.server.rewrites?.address ?? []).includes("tag");
}

/** Whether all rows from before the run are gone. Then only ids could show which rows are new, and ids prove nothing. */
function hasNoFloor({ fake, earlier }: World): boolean {
  const left = new Set(fake.invitations.map(({ id }) => id));
  return earlier.length > 0 && earlier.every((id) => !left.has(id));
}

/** Whether nothing in a scenario makes the list unreadable or changes it, so that every result can be decided in the end. */
export function isUndisturbed(scenario: Scenario): boolean {
  const { repeats, events, server, styles } = scenario;
  // If the server drops the tags, it refuses one of two siblings as invited already.
  const mayCollide = styles.includes("sibling") && (server.rewrites?.address ?? []).includes("tag");
  const isReadable = server.addressesShown && server.ties !== "unstable" && server.counts === "true";
  return repeats.length === 0 && events.length === 0 && isReadable === true && !mayCollide && !mayHaveTwins(scenario);
}

/** People who were neither invited (by us, or before) nor refused. */
export function forgotten({ people, ledger, scenario }: World, results: readonly CreateManyResult[]): string[] {
  const { address = [], name } = scenario.server.rewrites ?? {};
  // The same address without tag or dots, and the same beginning of a name, may belong to somebody else.
  const isNameless = typeof name === "number" || !scenario.server.namesShown;
  const mayBeUnknown = isNameless && (address.includes("tag") || address.includes("dots"));
  const everInvited = new Set(ledger.all.map(({ address: one }) => one));
  return people.flatMap(({ email_address }, position) => {
    const result = results[position];
    if (result?.status === "rejected") return [];
    const invited = everInvited.has(email_address.trim().toLowerCase());
    const isSettled = result?.status === "created" || result?.status === "existing";
    return invited && (isSettled || (mayBeUnknown && result?.status === "unknown"))
      ? []
      : [`input ${position} (${email_address}) ends as "${result?.status}", invited: ${invited}`];
  });
}
