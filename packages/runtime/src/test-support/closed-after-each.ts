import { afterEach } from "vitest";

/** Closes everything that a test opened after that test, last one first. Called once per test file. */
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
