/** What the command line asks for. */
export interface Choice {
  /** The commit to compare with, by any name that git knows. @default the last release of each package */
  readonly against?: string | undefined;
}
