/**
 * The document that Prism should serve instead of a spec, if an environment variable names one. `pnpm contract:mutate` serves
 * changed specs this way. The variable is `CONTRACT_SERVED_` plus the spec's name, such as `CONTRACT_SERVED_KANTATA_OX`.
 */
export function servedSpec(name: string): string | undefined {
  return process.env[`CONTRACT_SERVED_${name.toUpperCase().replaceAll("-", "_")}`];
}
