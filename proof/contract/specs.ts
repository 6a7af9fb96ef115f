import { dirname, join } from "node:path";
import { filesBelow } from "../../scripts/lib/project/files-below.ts";
import { apis, packageDir } from "../../scripts/lib/project/workspace.ts";

/** A spec, the package that implements it, and the test suites that compare the two. */
export interface ContractSpec {
  readonly name: string;
  readonly title: string;
  readonly package: "kantata-ox" | "aveva-identity";
  /** The bundled document. */
  readonly document: string;
  /** Environment variable that names another document for Prism to serve. */
  readonly servedVariable: string;
  /** Test files of the package: the first covers nearly everything, the others the rest. */
  readonly suites: readonly [string, ...string[]];
}

const spec = (
  name: string,
  title: string,
  owner: ContractSpec["package"],
  folder: string,
  suites: ContractSpec["suites"],
): ContractSpec => ({
  name,
  title,
  package: owner,
  document: join(packageDir(owner), "src/generated", folder, "openapi.json"),
  servedVariable: `CONTRACT_SERVED_${name.toUpperCase().replaceAll("-", "_")}`,
  suites,
});

/** The specs with listed test files, in the order of the table. `otherSpecs` returns the names of the others. */
export const SPECS: readonly ContractSpec[] = [
  spec("kantata-ox", "Kantata OX", "kantata-ox", "", [
    "src/every-answer.contract.test.ts",
    "src/create-many/create-many.contract.test.ts",
    "src/create-many/create-many-include.contract.test.ts",
    "src/raw-api.contract.test.ts",
    "src/violations.contract.test.ts",
  ]),
  spec("aveva-v1", "AVEVA v1", "aveva-identity", "v1", [
    "src/every-answer-v1.contract.test.ts",
    "src/raw-api.contract.test.ts",
    "src/violations.contract.test.ts",
  ]),
  spec("aveva-v1-preview", "AVEVA v1-preview", "aveva-identity", "v1-preview", [
    "src/every-answer-v1-preview.contract.test.ts",
    "src/raw-api.contract.test.ts",
    "src/violations.contract.test.ts",
  ]),
];

/** The names of the specs that are not in `SPECS`: APIs that `pnpm new-api` added report under their own names. */
export async function otherSpecs(known: readonly Pick<ContractSpec, "document">[] = SPECS): Promise<string[]> {
  const names: string[] = [];
  for (const api of await apis()) {
    const home = join(packageDir(api), "src/generated");
    const files = (await filesBelow(home)).filter((file) => file.endsWith("openapi.json"));
    for (const file of files) {
      if (known.some(({ document }) => document === join(home, file))) continue;
      names.push(dirname(file) === "." ? api : `${api}-${dirname(file)}`);
    }
  }
  return names.sort();
}

/** @throws Error if no spec has this name */
export function specNamed(name: string): ContractSpec {
  const found = SPECS.find((one) => one.name === name);
  if (!found) throw new Error(`the spec ${name} does not exist`);
  return found;
}
