import { afterEach } from "vitest";

/** Keeps what a test opens, and closes it after that test, what came last first. Called once in a file of tests. */
export function closedAfterEach(): <T extends { close(): unknown }>(one: T) => T {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });
  return (one) => {
    open.push(one);
    return one;
  };
}
