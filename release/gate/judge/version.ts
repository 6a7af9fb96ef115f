import type { Bump } from "../../../packages/openapi-semver/src/bump.ts";

interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** The text after the hyphen; empty if it is not a prerelease. */
  readonly pre: string;
}

const FORM = /^(\d+)\.(\d+)\.(\d+)(?:-([\w.-]+))?$/;

function parsed(text: string): Version {
  const [, major, minor, patch, pre = ""] = FORM.exec(text) ?? [];
  if (major === undefined) throw new Error(`${JSON.stringify(text)} is not a version`);
  return { major: Number(major), minor: Number(minor), patch: Number(patch), pre };
}

/** Whether a version is a prerelease. */
export function isPrerelease(text: string): boolean {
  return parsed(text).pre !== "";
}

/**
 * How far a version is above an earlier one. A prerelease counts as its final version.
 *
 * @throws Error if it is below the earlier one
 */
export function stepBetween(from: string, to: string): Bump {
  const [old, now] = [parsed(from), parsed(to)];
  const parts = ["major", "minor", "patch"] as const;
  const first = parts.find((part) => old[part] !== now[part]);
  const isBelow = first === undefined ? old.pre === "" && now.pre !== "" : now[first] < old[first];
  if (isBelow) throw new Error(`version ${to} is below ${from}, which was released`);
  // From a prerelease to the next one, or to its final version.
  if (first === undefined) return from === to ? "none" : "patch";
  return first;
}

/** The bump that a change needs on top of a version: below 1.0.0, a minor step may break. */
export function bumpAbove(version: string, bump: Bump): Bump {
  return bump === "major" && parsed(version).major === 0 ? "minor" : bump;
}
