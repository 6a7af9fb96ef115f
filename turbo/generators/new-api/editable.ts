/** A document that is being changed, or a part of one. */
export type Editable = Record<string, unknown>;
