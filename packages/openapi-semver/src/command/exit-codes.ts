/** What the exit codes mean. Scripts rely on them. */
export const EXIT = { done: 0, tooLarge: 1, usage: 2 } as const;
