/** A client that a page can make: that of Kantata OX, or one of AVEVA Identity's two. */
export type ApiName = "kantata-ox" | "v1" | "v1-preview";

/** An API, or a version of one, whose operations are pages. */
export interface Api {
  readonly name: ApiName;
  readonly title: string;
  /** Where its pages are. */
  readonly base: string;
  /** Its spec, from `packages/`. */
  readonly spec: string;
}

/** The APIs in the order of the sidebar. A new one is added here. */
export const APIS: readonly Api[] = [
  {
    name: "kantata-ox",
    title: "Kantata OX",
    base: "kantata-ox",
    spec: "kantata-ox/src/generated/openapi.json",
  },
  {
    name: "v1",
    title: "AVEVA Identity v1",
    base: "aveva-identity/v1",
    spec: "aveva-identity/src/generated/v1/openapi.json",
  },
  {
    name: "v1-preview",
    title: "AVEVA Identity v1-preview",
    base: "aveva-identity/v1-preview",
    spec: "aveva-identity/src/generated/v1-preview/openapi.json",
  },
];
