import type { Measurement, Verdict } from "./budgets.ts";
import { bundle, type Load } from "./bundle.ts";

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
  return {
    measurements: [
      row("Kantata, first load", kantata.initial),
      row("Kantata, everything", kantataWhole.initial, kantataWhole.lazy),
      row("AVEVA, first load", aveva.initial),
      row("AVEVA, everything without OAuth", avevaWhole.initial, avevaWhole.lazy),
      row("AVEVA, OAuth", avevaWhole.oauth),
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

function row(name: string, ...loads: readonly Load[]): Measurement {
  const value = loads.reduce((sum, { gzipped }) => sum + gzipped, 0);
  return { name, value, unit: "B", parts: loads.flatMap(({ parts }) => parts) };
}

function webOnly(name: string, nodeImports: readonly string[]): Verdict {
  const found = `${nodeImports.length}`;
  return { name, found, allowed: "0", aim: "", ok: nodeImports.length === 0, details: nodeImports };
}
