import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import starlightLlmsTxt from "starlight-llms-txt";
import starlightOpenAPI, { openAPISidebarGroups } from "starlight-openapi";
import { createStarlightTypeDocPlugin } from "starlight-typedoc";
import { NO_ADDRESS } from "./tool/no-address.ts";

const api = (base: string, label: string, folder: string) => ({
  base,
  schema: `../packages/${folder}/openapi.json`,
  sidebar: { label, collapsed: true, operations: { badges: true } },
  snippets: { operation: false, requestBody: false, response: false } as const,
});

/** The TypeScript reference of a package, from its built declarations. */
const reference = (name: string) => {
  const [typeDoc, sidebar] = createStarlightTypeDocPlugin();
  const plugin = typeDoc({
    entryPoints: [`../packages/${name}/dist/index.d.ts`],
    tsconfig: "./tsconfig.typedoc.json",
    output: `typescript/${name}`,
    sidebar: { label: name, collapsed: true },
    typeDoc: { disableSources: true, skipErrorChecking: true, readme: "none", name: `@invitation-clients/${name}` },
  });
  return { plugin, sidebar };
};
const references = ["kantata-ox", "aveva-identity", "testing", "limits-redis"].map(reference);

export default defineConfig({
  site: process.env.SITE_URL ?? NO_ADDRESS,
  devToolbar: { enabled: false },
  integrations: [
    starlight({
      title: "Invitation Clients",
      description: "Typed clients for the invitation APIs of Kantata OX and AVEVA Data Hub",
      components: {
        MarkdownContent: "./src/components/markdown-content.astro",
        Search: "./src/components/search.astro",
      },
      customCss: ["./src/styles.css"],
      routeMiddleware: "./src/page-titles.ts",
      plugins: [
        starlightOpenAPI([
          api("kantata-ox", "Kantata OX", "kantata-ox/src/generated"),
          api("aveva-identity/v1", "AVEVA Identity, v1", "aveva-identity/src/generated/v1"),
          api("aveva-identity/v1-preview", "AVEVA Identity, v1-preview", "aveva-identity/src/generated/v1-preview"),
        ]),
        ...references.map(({ plugin }) => plugin),
        starlightLlmsTxt(),
      ],
      sidebar: [
        { label: "Guides", items: [{ autogenerate: { directory: "guides" } }] },
        { label: "Options", slug: "options" },
        ...openAPISidebarGroups,
        { label: "TypeScript", collapsed: true, items: references.map(({ sidebar }) => sidebar) },
      ],
    }),
  ],
});
