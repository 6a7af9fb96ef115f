/** A TypeScript block of a document, with the declarations of the hidden comment before it. */
export interface Block {
  /** Path of the document, from the repository's root. */
  readonly file: string;
  /** Number of its first line of code, from 1. */
  readonly line: number;
  readonly code: string;
  /** Names that the code uses without declaring them: exports of setups.ts. */
  readonly setup: readonly string[];
  /** Status that the servers answer with while the block runs; undefined for their usual answers. */
  readonly answer: number | undefined;
  /** The file that a reader saves it as, if the document says so. */
  readonly save?: string;
  /** Whether it is only compiled, because a command of the document runs it. */
  readonly isRunByCommand?: boolean;
}

/** A block that is a file in projects of `proof/consumers/projects`, which run it. */
export interface FileBlock {
  /** Document and line, such as `README.md:12`. */
  readonly place: string;
  /** The files, such as `recipe-bun/invite.js`. */
  readonly paths: readonly string[];
  readonly code: string;
}

/** A block of any language. */
export interface Fence {
  readonly language: string;
  readonly line: number;
  readonly code: string;
  readonly comment: string;
}

const COMMENT = /^<!--\s*(.*?)\s*-->$/;
// The languages of blocks that a comment may be before; of all others, only ts.
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  file: ["js", "cjs", "mjs", "json", "sh", "ts"],
  repository: ["yaml", "typescript"],
  run: ["sh"],
  prints: ["text"],
};
// No block of these languages may be in a README without being run.
const RUN_AS_FILES = ["js", "cjs", "mjs", "json"];

/**
 * Finds the ```ts blocks of a document. The line before a block may declare what the block needs, such as
 * `<!-- setup: kantata, people; answer: 422 -->`, or `<!-- save: invite.mjs -->` for a file that commands of the document run.
 *
 * @throws Error for a comment that cannot be read, or that is not followed by a block
 */
export function blocksOf(file: string, text: string): Block[] {
  return fencesOf(file, text)
    .filter(({ language }) => language === "ts")
    .map(({ line, code, comment }) => ({ file, line, code, ...declared(comment, `${file}:${line - 2}`) }));
}

/**
 * Finds the blocks that are files of projects, as the comment on the line before says:
 * `<!-- file: recipe-vitest/invite.js, recipe-bun/invite.js -->`.
 *
 * @throws Error for a block of JavaScript or JSON without this comment
 */
export function fileBlocksOf(file: string, text: string): FileBlock[] {
  return fencesOf(file, text).flatMap(({ language, line, code, comment }): FileBlock[] => {
    const place = `${file}:${line}`;
    const [, names] = /^file:(.*)$/.exec(comment) ?? [];
    if (names !== undefined) return [{ place, code: `${code}\n`, paths: words(names) }];
    if (!RUN_AS_FILES.includes(language)) return [];
    throw new Error(`${place}: the line before must name the project that runs this: <!-- file: PROJECT/FILE -->`);
  });
}

/** Finds all blocks of a document. @throws Error for a comment that declares something but is not followed by its block */
export function fencesOf(file: string, text: string): Fence[] {
  const lines = text.split("\n");
  const fences: Fence[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const comment = COMMENT.exec(lines[at]?.trim() ?? "")?.[1];
    const needed = /^(setup|answer|save|file|repository|run|prints)\b/.exec(comment ?? "")?.[1];
    const language = /^```(\w*)$/.exec(lines[at] ?? "")?.[1];
    const languages = needed && (LANGUAGES[needed] ?? ["ts"]);
    if (languages && !languages.includes(/^```(\w*)$/.exec(lines[at + 1] ?? "")?.[1] ?? "")) {
      const block = needed === "file" ? "block" : `\`\`\`${languages[0]} block`;
      throw new Error(`${file}:${at + 1}: this comment must be on the line before a ${block}`);
    }
    if (language === undefined) continue;
    const end = lines.indexOf("```", at + 1);
    if (end === -1) throw new Error(`${file}:${at + 1}: this block is not closed`);
    const before = COMMENT.exec(lines[at - 1]?.trim() ?? "")?.[1] ?? "";
    fences.push({ language, line: at + 2, code: lines.slice(at + 1, end).join("\n"), comment: before });
    at = end;
  }
  return fences;
}

const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== "");

function declared(comment: string, where: string): Omit<Block, "file" | "line" | "code"> {
  let setup: string[] = [];
  let answer: number | undefined;
  let saved: Pick<Block, "save" | "isRunByCommand"> = {};
  for (const part of comment.split(";").filter((text) => text.trim() !== "")) {
    const [, name, value = ""] = /^\s*(\w+):\s*(.*?)\s*$/.exec(part) ?? [];
    if (name === "setup") setup = words(value);
    else if (name === "answer" && /^\d{3}$/.test(value)) answer = Number(value);
    else if (name === "save" && /^[\w-]+\.m?ts$|^[\w-]+\.mjs$/.test(value)) saved = { ...saved, save: value };
    else if (name === "run" && value === "by command") saved = { ...saved, isRunByCommand: true };
    else throw new Error(`${where}: cannot read "${part.trim()}"`);
  }
  return { setup, answer, ...saved };
}
