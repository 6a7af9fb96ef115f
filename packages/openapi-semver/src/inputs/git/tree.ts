import { posix } from "node:path";
import { type GitPlace, git } from "./run-git.ts";

/** The files of one commit. */
export interface GitTree {
  /** The name that git gives to it. */
  readonly id: string;
  /** The current folder within the repository, `""` or with a slash at its end. */
  readonly prefix: string;
  /** The path from the root of the repository. A path that begins with `./` or `../` is relative to the current folder. */
  fromRoot(path: string): string;
  /** The bytes of a file, by its path from the root; undefined if there is none. Links are followed. */
  read(path: string): Uint8Array | undefined;
  /** Why there is no such file. */
  whyNone(path: string): string;
}

const SHALLOW =
  "this clone is shallow, so it has few commits: `git fetch --unshallow` gets the others (GitHub Actions: `fetch-depth: 0` for actions/checkout)";

/** Opens the tree of a commit, branch, tag or tree. Throws if git cannot find it, and says what to do. */
export function openTree(place: GitPlace, ref: string): GitTree {
  if (ref.startsWith("-")) throw new Error(`${ref} cannot be a git reference, because it begins with a dash`);
  if (ref.trim() === "") throw new Error("the git reference is empty");
  if (/[\0\n]/.test(ref)) throw new Error("a git reference has no line breaks");
  const here = git(place, ["rev-parse", "--show-prefix"]);
  // A bare repository has no working tree, and no current folder in it.
  if (!here.isFine && git(place, ["rev-parse", "--is-bare-repository"]).text !== "true") {
    throw new Error(noRepository(here.complaint));
  }
  const found = git(place, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{tree}`]);
  if (!found.isFine) throw new Error(unknownRef(place, ref, found.complaint));
  return treeIn(place, found.text, here.isFine ? here.text : "");
}

function noRepository(complaint: string): string {
  return /not a git repository/i.test(complaint)
    ? "the current folder is in no git repository"
    : `git cannot read the repository: ${complaint}`;
}

function unknownRef(place: GitPlace, ref: string, complaint: string): string {
  const known = (name: string): boolean =>
    git(place, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{tree}`]).isFine;
  const isShallow = git(place, ["rev-parse", "--is-shallow-repository"]).text === "true";
  const hints = [
    ...(/^0{40,}$/.test(ref)
      ? ["GitHub gives this name to what was before a new branch: compare with another commit"]
      : []),
    ...(complaint === "" ? [] : [complaint]),
    ...(known(`refs/remotes/origin/${ref}`) ? [`did you mean origin/${ref}?`] : []),
    ...(isShallow ? [SHALLOW] : []),
  ];
  return `git finds no commit, branch or tag called ${ref}${hints.length === 0 ? "; `git fetch` gets new ones" : `; ${hints.join("; ")}`}`;
}

function treeIn(place: GitPlace, tree: string, prefix: string): GitTree {
  return {
    id: tree,
    prefix,
    fromRoot(path) {
      const slashes = process.platform === "win32" ? path.replaceAll("\\", "/") : path;
      const whole = /^\.{1,2}(\/|$)/.test(slashes) ? posix.join(prefix, slashes) : posix.normalize(slashes);
      if (whole.startsWith("../") || whole === "..") throw new Error(`${path} is outside of the repository`);
      return whole;
    },
    read(path) {
      const { header, content } = object(place, tree, path);
      if (/^symlink /.test(header)) {
        throw new Error(`${path} is a link that leads out of the repository, to ${content.toString("utf8").trim()}`);
      }
      return / blob \d+$/.test(header) ? content : undefined;
    },
    whyNone(path) {
      const { header } = object(place, tree, path);
      if (/ tree \d+$/.test(header)) return `${path} is a folder there, not a file`;
      if (/^dangling /.test(header)) return `${path} is a link there that leads nowhere`;
      if (/^loop /.test(header)) return `${path} is a link there that leads back to itself`;
      const module = submoduleOf(place, tree, path);
      if (module !== undefined) {
        return `${module} is a submodule there, whose files are in a repository of its own: run the command in ${module}`;
      }
      if (object(place, tree, posix.join(prefix, path)).header.includes(" blob ")) {
        return `there is no ${path} there, seen from the root of the repository; for the current folder, write ./${path}`;
      }
      return `there is no ${path} there`;
    },
  };
}

/** An object of git by its path. Links within the repository are followed. */
function object(place: GitPlace, tree: string, path: string): { readonly header: string; readonly content: Buffer } {
  // The paths are passed line by line.
  if (/[\0\n]/.test(path)) return { header: "missing", content: Buffer.alloc(0) };
  const name = `${tree}:${path === "." ? "" : path}`;
  const { isFine, bytes, complaint } = git(place, ["cat-file", "--batch", "--follow-symlinks"], `${name}\n`);
  if (!isFine) throw new Error(`git cannot read ${path}: ${complaint}`);
  const end = bytes.indexOf("\n");
  const header = bytes.subarray(0, end).toString("utf8");
  const size = Number(/ (\d+)$/.exec(header)?.[1] ?? 0);
  return { header, content: bytes.subarray(end + 1, end + 1 + size) };
}

/** The submodule that a path leads into. */
function submoduleOf(place: GitPlace, tree: string, path: string): string | undefined {
  const parts = path.split("/");
  const folders = parts.map((_, at) => parts.slice(0, at + 1).join("/"));
  const { text } = git(place, ["ls-tree", "-z", "--full-tree", tree, "--", ...folders.map((one) => one)]);
  return text
    .split("\0")
    .map((entry) => /^160000 commit \S+\t(.*)$/s.exec(entry)?.[1])
    .find((one) => one !== undefined);
}
