/** A tree that one rule refuses, once: what is wrong with it, and how it differs from the good tree. */
export type RefusedTree = readonly [
  rule: string,
  what: string,
  edit: Readonly<Record<string, string | undefined>>,
  message?: string,
];
