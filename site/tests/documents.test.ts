import { describe, expect, it } from "vitest";
import { publicPackages } from "../../scripts/lib/project/published-packages.ts";
import { DOCUMENTS, pageOf } from "../tool/documents/documents.ts";
import { siteLink, withSiteLinks } from "../tool/documents/links.ts";
import { documentPage } from "../tool/documents/write-pages.ts";
import { pages } from "./pages.ts";

describe("documents of the repository are pages", () => {
  it("each of them, and the README of every package", async () => {
    expect(DOCUMENTS.length).toBeGreaterThan(25);
    expect(DOCUMENTS.filter(({ page }) => !pages.includes(`${page}/`))).toEqual([]);
    const packages = (await publicPackages()).map(({ name }) => name.replace(/^@[^/]+\//, ""));
    expect(packages.filter((name) => !pages.includes(`packages/${name}/`))).toEqual([]);
  });

  it("with title and description, and without a second title", () => {
    const text = "# What `it` is\n\nThe [first](a.md) sentence\nends here. Another.\n";
    const page = documentPage({ file: "docs/a.md", page: "proof/a" }, text);
    expect(page).toContain('title: "What it is"\ndescription: "The first sentence ends here."\n');
    expect(page).not.toContain("# What");
    expect(() => documentPage({ file: "docs/a.md", page: "proof/a" }, "No title\n")).toThrow("docs/a.md must begin");
  });
});

describe("a link", () => {
  it("leads to the page of its file", () => {
    expect(siteLink("README.md", "docs/platforms.md#node-transport")).toBe("/proof/platforms/#node-transport");
    expect(siteLink("docs/proof.md", "../packages/cli/README.md")).toBe("/packages/cli/");
    expect(siteLink("site/src/content/docs/guides/errors.md", "repeats-and-outcomes.mdx")).toBe(
      "/guides/repeats-and-outcomes/",
    );
    expect(siteLink("docs/proof.md", "#coverage")).toBe("#coverage");
    expect(siteLink("docs/proof.md", "../scripts/test/main.ts")).toBeUndefined();
    expect(pageOf("site/src/content/docs/index.mdx")).toBe("/");
  });

  it("to a file without a page becomes its text, and code stays as it is", () => {
    const text =
      "[`a.ts`](../a.ts) and [b](versions.md), `[c](../c.ts)`\n\n```md\n[d](../d.ts)\n```\n\n![e](e.svg) ![f](https://f.example/f.svg)\n";
    expect(withSiteLinks("docs/proof.md", text, "../../..")).toBe(
      "`a.ts` and [b](/proof/versions/), `[c](../c.ts)`\n\n```md\n[d](../d.ts)\n```\n\n![e](../../../docs/e.svg) ![f](https://f.example/f.svg)\n",
    );
  });
});
