/** The title of a page of the reference, with the folders that it is in: other folders have pages of the same name. */
export function titleOf(pathname: string, title: string): string {
  const folders = pathname.split("/").filter((part) => part !== "" && part !== "index.html");
  // Each API and each group of its operations has an overview.
  if (title !== "Overview") folders.pop();
  const named = folders.filter((part) => part !== "operations" && part !== "tags" && part !== "guides");
  return named.length === 0 ? title : `${title} · ${named.join(" ")}`;
}
