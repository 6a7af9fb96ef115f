// Generated from package.json by scripts/generate/main.ts. Do not edit.
/** The version of this package. */
export const version = "0.0.0";
