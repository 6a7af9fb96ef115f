/** Prints a target and whether this run met it. It never fails the run: times depend on the machine. */
export function printClaim(claim: string, value: number, target: number, unit = ""): void {
  const verdict = value <= target ? "met" : "NOT met";
  console.log(`\n${claim}: ${value.toFixed(2)}${unit}, target <= ${target.toFixed(2)}${unit}: ${verdict} in this run`);
}
