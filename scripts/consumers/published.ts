/** The packages that are published. */
export const published: readonly string[] = ["runtime", "kantata-ox", "aveva-identity"];
