import { posix } from "node:path";
import { pageOf } from "./documents.ts";

/** Links that are right as they are: to other hosts, within the page, and to pages of the site. */
const AS_IT_IS = /^([a-z][a-z+.-]*:|#|\/)/i;

/** What a link of a document is on the site: another link, or undefined if the site does not have its target. */
export function siteLink(file: string, link: string): string | undefined {
  if (AS_IT_IS.test(link)) return link;
  const [path = "", heading] = link.split("#");
  const page = pageOf(posix.join(posix.dirname(file), decodeURI(path)));
  return page && (heading === undefined ? page : `${page}#${heading}`);
}

/** A part of a Markdown text: code, or what is between. */
const CODE = /(^( *)(?:```+|~~~+)[^\n]*\n[\s\S]*?\n\2(?:```+|~~~+) *$|(`+)[^`]+\3(?!`))/m;
const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(\s*<?([^\s)>]+)>?\s*\)/g;

/** The Markdown text with each link as it is on the site. A link to a file that the site does not have becomes its text. */
export function withSiteLinks(file: string, text: string, imagesFrom: string): string {
  const marked: string[] = [];
  // Code in the text of a link is part of the link, so code is set aside first, and put back at the end.
  const put = (code: string): string => `\u0000${marked.push(code) - 1}\u0000`;
  let rest = text;
  let plain = "";
  for (let found = CODE.exec(rest); found; found = CODE.exec(rest)) {
    plain += rest.slice(0, found.index) + put(found[0]);
    rest = rest.slice(found.index + found[0].length);
  }
  const linked = (plain + rest).replace(LINK, (_, image: string, label: string, target: string) => {
    if (image !== "") {
      const isElsewhere = AS_IT_IS.test(target);
      const own = isElsewhere ? target : posix.join(imagesFrom, posix.dirname(file), target);
      return `![${label}](${own})`;
    }
    const link = siteLink(file, target);
    return link === undefined ? label : `[${label}](${link})`;
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks of code that was set aside
  return linked.replace(/\u0000(\d+)\u0000/g, (_, at: string) => marked[Number(at)] ?? "");
}
