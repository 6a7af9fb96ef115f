/** What a case expects: bump and place of every change, in any order. */
export type Case = readonly [label: string, before: string, after: string, ...changes: string[]];
