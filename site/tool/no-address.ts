/** The address that pages are built with while none is known. A plugin needs one; no built page may have it. */
export const NO_ADDRESS = "https://site.invalid";

/** A page without the tags that name its address, and with links from the root of its server. */
export function withoutAddress(text: string): string {
  return text
    .replace(/<link rel="(canonical|sitemap)"[^>]*>|<meta property="og:url"[^>]*>/g, "")
    .replaceAll(NO_ADDRESS, "");
}
