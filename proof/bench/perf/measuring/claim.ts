/** Prints a claim beside what this run measured. Only told: what a machine does today decides nothing. */
export function tellClaim(claim: string, value: number, target: number, unit = ""): void {
  const verdict = value <= target ? "holds" : "does NOT hold";
  console.log(`\n${claim}: ${value.toFixed(2)}${unit}, target <= ${target.toFixed(2)}${unit}: ${verdict} in this run`);
}
