import type { Measurement, Verdict } from "./budgets.ts";
import { bundle } from "./bundle.ts";

const KANTATA = "@invitation-clients/kantata-ox";
const AVEVA = "@invitation-clients/aveva-identity";
const SEMVER = "@invitation-clients/openapi-semver";

/** Bundles each client and the spec judge as callers do, and measures the bundles. */
export async function measureBundles(): Promise<{ measurements: Measurement[]; web: Verdict[] }> {
  const kantata = await bundle(`export { createKantataClient } from "${KANTATA}";`);
  const kantataWhole = await bundle(`export * from "${KANTATA}";`);
  const aveva = await bundle(`export { createAvevaIdentityClient } from "${AVEVA}";`);
  const avevaWhole = await bundle(`export * from "${AVEVA}";`);
  const kantataValidate = await bundle(`export * from "${KANTATA}/validate";`);
  const avevaValidate = await bundle(`export * from "${AVEVA}/validate";`);
  const semver = await bundle(`export * from "${SEMVER}";`);
  const row = (name: string, { gzipped, parts }: typeof kantata.initial): Measurement => ({
    name,
    value: gzipped,
    unit: "B",
    parts,
  });
  return {
    measurements: [
      row("Kantata client", kantata.initial),
      row("Kantata client, lazy chunks", kantata.lazy),
      row("Kantata package, every export", kantataWhole.initial),
      row("AVEVA client", aveva.initial),
      row("AVEVA client, lazy chunks", aveva.lazy),
      row("AVEVA package, every export", avevaWhole.initial),
      row("Kantata validators", kantataValidate.initial),
      row("AVEVA validators", avevaValidate.initial),
      row("Spec judge, every export", semver.initial),
    ],
    web: [
      webOnly("Kantata package imports none of Node's modules", kantataWhole.nodeImports),
      webOnly("AVEVA package imports none of Node's modules", avevaWhole.nodeImports),
      webOnly("Spec judge imports none of Node's modules", semver.nodeImports),
    ],
  };
}

function webOnly(name: string, nodeImports: readonly string[]): Verdict {
  return { name, found: `${nodeImports.length}`, allowed: "0", ok: nodeImports.length === 0, details: nodeImports };
}
