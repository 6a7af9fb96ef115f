import type { Bump } from "../../../packages/openapi-semver/src/bump.ts";

interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** What follows the hyphen; empty if it is no prerelease. */
  readonly pre: string;
}

const FORM = /^(\d+)\.(\d+)\.(\d+)(?:-([\w.-]+))?$/;

function parsed(text: string): Version {
  const [, major, minor, patch, pre = ""] = FORM.exec(text) ?? [];
  if (major === undefined) throw new Error(`${JSON.stringify(text)} is not a version`);
  return { major: Number(major), minor: Number(minor), patch: Number(patch), pre };
}

/** Whether a version is one before the version that it names. */
export function isPrerelease(text: string): boolean {
  return parsed(text).pre !== "";
}

/**
 * How far a version stands above an earlier one. A prerelease stands where the version stands that it leads to.
 *
 * @throws Error if it stands below
 */
export function stepBetween(from: string, to: string): Bump {
  const [old, now] = [parsed(from), parsed(to)];
  const parts = ["major", "minor", "patch"] as const;
  const first = parts.find((part) => old[part] !== now[part]);
  const isBelow = first === undefined ? old.pre === "" && now.pre !== "" : now[first] < old[first];
  if (isBelow) throw new Error(`version ${to} is below ${from}, which was released`);
  // From a prerelease to another, or to the version itself.
  if (first === undefined) return from === to ? "none" : "patch";
  return first;
}

/** What a bump asks for above a version: below 1.0.0 a minor step may break. */
export function bumpAbove(version: string, bump: Bump): Bump {
  return bump === "major" && parsed(version).major === 0 ? "minor" : bump;
}
