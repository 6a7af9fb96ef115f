import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A git repository in a folder of its own, for one test. */
export interface TestRepository {
  readonly folder: string;
  /** Writes a file, and creates the folders above it. */
  write(path: string, content: string | Uint8Array): void;
  git(...args: string[]): string;
  /** Commits everything. */
  commit(): void;
}

/** A new folder, removed when the test ends. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "openapi-semver-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new repository on the branch `main`, removed when the test ends. */
export function newRepository(folder: string = newFolder()): TestRepository {
  // Settings of the machine, and of a hook that runs the tests, stay out.
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const env = { ...Object.fromEntries(kept), GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const git = (...args: string[]): string => execFileSync("git", args, { cwd: folder, env, encoding: "utf8" }).trim();
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Ada");
  git("config", "user.email", "ada@example.com");
  return {
    folder,
    write(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    git,
    commit() {
      git("add", "-A");
      git("-c", "commit.gpgsign=false", "commit", "-q", "--allow-empty", "-m", "A change");
    },
  };
}
