import { build } from "../../scripts/lib/process/run.ts";

/**
 * Builds the packages of this folder.
 *
 * @throws Error that names the files to correct, if the compiler does
 */
export function buildHere(): Promise<void> {
  return build().catch((error: Error) => {
    throw new Error(whyNot(error.message));
  });
}

/** What to correct when a build failed, from what turbo printed. */
export function whyNot(printed: string): string {
  const found = [...printed.matchAll(/^@[\w-]+\/([\w-]+):\w+: (.*\berror\b.*)$/gm)].map(([, name, line = ""]) =>
    /^[\w./-]+\(\d/.test(line) ? `packages/${name}/${line}` : `packages/${name}: ${line}`,
  );
  if (found.length === 0) return printed;
  const advice =
    "This folder does not build, and only built packages can be compared. Correct this first, then run it again";
  const generated = found.some((line) => line.includes("/src/generated/"));
  return [
    `${advice} (\`pnpm build\` shows all of the output):`,
    ...new Set(found),
    ...(generated
      ? ["A file in src/generated comes from its spec: `pnpm spec:lint` names what to correct there."]
      : []),
  ].join("\n");
}
