/** A base URL as messages and journals name it: without anything that may be secret, and always spelt alike. */
export function originAndPath(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/+$/, "")}`;
}
