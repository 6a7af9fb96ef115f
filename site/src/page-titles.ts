import { defineRouteMiddleware } from "@astrojs/starlight/route-data";
import { headingOf, titleOf } from "./title-of.ts";

/**
 * Says in the title of a page which package or version it belongs to. Tabs and bookmarks show nothing else. The search shows
 * the heading, so that of an overview says it too.
 */
export const onRequest: ReturnType<typeof defineRouteMiddleware> = defineRouteMiddleware((context) => {
  const { entry, head, siteTitle } = context.locals.starlightRoute;
  const title = head.find(({ tag }) => tag === "title");
  if (title) title.content = `${titleOf(context.url.pathname, entry.data.title)} | ${siteTitle}`;
  entry.data.title = headingOf(context.url.pathname, entry.data.title);
});
