const HALF_AN_HOUR = 1_800_000;

/**
 * The limits of every test, in milliseconds. Only a test that hangs reaches them: the slowest take 15 s, and a busy machine may
 * be a hundred times as slow. So no test sets its own (`pnpm check` refuses it).
 */
export const PATIENCE = {
  testTimeout: HALF_AN_HOUR,
  hookTimeout: HALF_AN_HOUR,
  expect: { poll: { timeout: HALF_AN_HOUR } },
};
