interface Group {
  /** Where its page is; its pages are below. */
  readonly path: string;
  readonly title: string;
  readonly intro: string;
  /** Pages that no document of the site is the source of, with their addresses. */
  readonly links?: readonly (readonly [string, string])[];
}

/** Folders of pages that have a page of their own: readers shorten addresses. The sidebar shows their pages instead. */
export const GROUPS: readonly Group[] = [
  { path: "guides", title: "Guides", intro: "How to do one thing, from what you need to what can go wrong." },
  { path: "packages", title: "Packages", intro: "The READMEs of all packages." },
  {
    path: "project",
    title: "Project",
    intro: "For contributors: how the repository is built, and how fast its clients are.",
  },
  { path: "proof/decisions", title: "Decisions", intro: "Why something is as it is, and what else was considered." },
  {
    path: "aveva-identity",
    title: "AVEVA Identity",
    intro:
      "AVEVA Identity is the identity API of AVEVA Data Hub. There are two versions of it, which contradict each other.",
    links: [
      ["All operations of v1", "/aveva-identity/v1/"],
      ["All operations of v1-preview", "/aveva-identity/v1-preview/"],
      ["Which version to choose", "/guides/aveva-versions/"],
      ["The client", "/packages/aveva-identity/"],
    ],
  },
];
