/** The declaration files of one package, as a caller's compiler finds them. */
export interface PackageTypes {
  /** Absolute folder of the `.d.ts` files, such as `packages/kantata-ox/dist`. */
  readonly folder: string;
  /** Export sub-path to file in that folder: `{ ".": "index.d.ts", "./client-credentials": "client-credentials.d.ts" }`. */
  readonly entries: Readonly<Record<string, string>>;
  /** Module name to that module's own types, so that old types are read against the old runtime. */
  readonly modules?: Readonly<Record<string, PackageTypes>>;
}
