/** A label, the old and the new declarations, and the expected changes in any order: `bump id place`. */
export type Case = readonly [label: string, before: string, after: string, ...changes: string[]];
