/**
 * The document that Prism should serve instead of a spec, if somebody said so: how mutated specs are tried against the
 * unchanged tests. The variable is `CONTRACT_SERVED_` and the name in capitals, such as `CONTRACT_SERVED_KANTATA_OX`.
 */
export function servedSpec(name: string): string | undefined {
  return process.env[`CONTRACT_SERVED_${name.toUpperCase().replaceAll("-", "_")}`];
}
