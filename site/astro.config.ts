import { satteri } from "@astrojs/markdown-satteri";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import starlightLlmsTxt from "starlight-llms-txt";
import starlightOpenAPI, { openAPISidebarGroups } from "starlight-openapi";
import { createStarlightTypeDocPlugin } from "starlight-typedoc";
import { APIS } from "./src/apis.ts";
import { searchWeights } from "./src/search-weights.ts";
import { DOCUMENTS } from "./tool/documents/documents.ts";
import { linkPlugin } from "./tool/documents/link-plugin.ts";
import { entryPoints } from "./tool/entry-points.ts";
import { moduleNames } from "./tool/module-names.ts";
import { NO_ADDRESS } from "./tool/no-address.ts";

const entries = await entryPoints();
// All packages at once, so that a type which one has from another is one page.
const [typeDoc] = createStarlightTypeDocPlugin();

/** The pages that documents of the repository are, for the sidebar. */
const slugs = (pattern: RegExp) => DOCUMENTS.map(({ page }) => page).filter((page) => pattern.test(page));

export default defineConfig({
  site: process.env.SITE_URL ?? NO_ADDRESS,
  devToolbar: { enabled: false },
  markdown: { processor: satteri({ mdastPlugins: [linkPlugin] }) },
  integrations: [
    searchWeights(),
    {
      name: "group-pages",
      hooks: {
        "astro:config:setup": ({ injectRoute }) =>
          injectRoute({ pattern: "/[...group]", entrypoint: "./src/components/group-page.astro" }),
      },
    },
    starlight({
      title: "Invitation Clients",
      description: "Typed clients for the invitation APIs of Kantata OX and AVEVA Data Hub",
      components: {
        MarkdownContent: "./src/components/markdown-content.astro",
        Search: "./src/components/search.astro",
      },
      customCss: ["./src/styles.css"],
      routeMiddleware: "./src/page-titles.ts",
      // A title is the heading of its page too, and counts there by the weight of the page.
      pagefind: { ranking: { metaWeights: { title: 0.1 } } },
      plugins: [
        starlightOpenAPI(
          APIS.map(({ base, title, spec }) => ({
            base,
            schema: `../packages/${spec}`,
            sidebar: { label: title, collapsed: true, operations: { badges: true } },
            snippets: { operation: false, requestBody: false, response: false } as const,
          })),
        ),
        typeDoc({
          entryPoints: entries.map(({ types }) => `../packages/${types}`),
          tsconfig: "./tsconfig.typedoc.json",
          output: "typescript",
          typeDoc: {
            disableSources: true,
            skipErrorChecking: true,
            readme: "none",
            name: "TypeScript",
            entryFileName: "index",
            plugin: [moduleNames("../packages", entries)],
          },
        }),
        starlightLlmsTxt({ exclude: ["typescript/**", "proof/**"] }),
      ],
      sidebar: [
        { label: "Guides", items: [{ autogenerate: { directory: "guides" } }] },
        { label: "Options", slug: "options" },
        ...openAPISidebarGroups,
        { label: "Packages", collapsed: true, items: slugs(/^packages\//) },
        {
          label: "Proof",
          collapsed: true,
          items: [
            ...slugs(/^proof(\/[^/]+)?$/),
            { label: "Decisions", collapsed: true, items: slugs(/^proof\/decisions\//) },
          ],
        },
        // The page of a module lists what is in it. Links to all of it, on every page, would be most of the page.
        {
          label: "API reference",
          collapsed: true,
          items: entries.map(({ name, slug }) => ({ label: name.replace(/^@[^/]+\//, ""), slug })),
        },
        { label: "Project", items: [{ autogenerate: { directory: "project" } }] },
      ],
    }),
  ],
});
