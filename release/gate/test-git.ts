import { execFileSync } from "node:child_process";

/** Runs git in a folder, as somebody with a name, and returns what it prints. */
export function gitIn(folder: string, ...args: string[]): string {
  return execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: "pipe",
  }).trim();
}
