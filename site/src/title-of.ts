import { APIS } from "./apis.ts";

/** The heading of a page: an overview of an API, or of a group of its operations, says of which. */
export function headingOf(pathname: string, title: string): string {
  const folder = foldersOf(pathname).join("/");
  const api = APIS.find(({ base }) => folder === base || folder.startsWith(`${base}/`));
  if (title !== "Overview" || api === undefined) return title;
  const group = folder.slice(api.base.length).split("/tags/")[1]?.replaceAll("-", " ");
  return `${api.title}: ${group ?? "all operations"}`;
}

/** The title of a page of the reference, with the folders that it is in: other folders have pages of the same name. */
export function titleOf(pathname: string, title: string): string {
  const heading = headingOf(pathname, title);
  if (heading !== title) return heading;
  const named = foldersOf(pathname)
    .slice(0, -1)
    .filter((part) => part !== "operations" && part !== "guides");
  return named.length === 0 ? title : `${title} · ${named.join(" ")}`;
}

function foldersOf(pathname: string): string[] {
  return pathname.split("/").filter((part) => part !== "" && part !== "index.html");
}
