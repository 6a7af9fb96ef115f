/** A tree with one problem: the problem, and the difference from the good tree. */
export type RefusedTree = readonly [
  rule: string,
  what: string,
  edit: Readonly<Record<string, string | undefined>>,
  message?: string,
];
