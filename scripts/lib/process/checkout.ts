import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { root } from "../project/workspace.ts";
import { type RunEnd, run } from "./run.ts";

/** A copy of this repository, uncommitted changes included. */
export interface Checkout {
  readonly folder: string;
  /** Runs a program in the copy, with the copy's dependencies. */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<RunEnd>;
  /** Runs a program in the copy. @throws Error if it fails */
  must(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  commit(message: string): Promise<void>;
  write(path: string, content: string | Uint8Array): Promise<void>;
}

/** Clones HEAD into a new folder, and copies uncommitted changes. */
export async function cloneAsItStands(folder: string): Promise<Checkout> {
  await git(root, ["clone", "--quiet", "--no-hardlinks", root, folder]);
  const deleted = await listed(["--deleted"]);
  const changed = (await listed(["--modified", "--others", "--exclude-standard"])).filter(
    (path) => !deleted.includes(path),
  );
  for (const path of deleted) await rm(join(folder, path), { force: true });
  for (const path of changed) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await copyFile(join(root, path), join(folder, path));
  }
  // Inside the copy, so that files of ended programs are removed with it.
  const temporary = `${folder}-tmp`;
  await mkdir(temporary);
  const bins = [join(folder, "node_modules/node/bin"), join(folder, "node_modules/.bin")];
  const checkout: Checkout = {
    folder,
    run(command, args, env = {}) {
      const PATH = `${bins.join(":")}:${process.env.PATH}`;
      return run(command, args, {
        cwd: folder,
        output: "keep",
        ownGroup: true,
        env: { PATH, TMPDIR: temporary, ...env },
      });
    },
    async must(command, args, env) {
      const { code, text } = await checkout.run(command, args, env);
      if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${text.trim()}`);
      return text;
    },
    async commit(message) {
      await git(folder, ["add", "--all"]);
      const author = ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@example.com"];
      await git(folder, [...author, "commit", "--quiet", "--allow-empty", "--no-gpg-sign", "-m", message]);
    },
    write: (path, content) => writeFile(join(folder, path), content),
  };
  await checkout.commit("As it stands");
  return checkout;
}

async function listed(kinds: readonly string[]): Promise<string[]> {
  const text = await git(root, ["ls-files", "-z", ...kinds]);
  return [...new Set(text.split("\0").filter((path) => path !== ""))];
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  const { code, text } = await run("git", ["-C", folder, ...args], { output: "keep", ownGroup: true });
  if (code !== 0) throw new Error(`git ${args[0]} failed: ${text}`);
  return text;
}
