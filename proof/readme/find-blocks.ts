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
}

const COMMENT = /^<!--\s*(.*?)\s*-->$/;

/**
 * Finds the ```ts blocks of a document. The line before a block may declare what the block needs, such as
 * `<!-- setup: kantata, people; answer: 422 -->`.
 *
 * @throws Error for a comment that cannot be read, or that is not followed by a block
 */
export function blocksOf(file: string, text: string): Block[] {
  const lines = text.split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const comment = COMMENT.exec(lines[at]?.trim() ?? "")?.[1];
    if (comment !== undefined && /^(setup|answer):/.test(comment) && lines[at + 1] !== "```ts") {
      throw new Error(`${file}:${at + 1}: this comment must be on the line before a \`\`\`ts block`);
    }
    if (lines[at] !== "```ts") continue;
    const end = lines.indexOf("```", at);
    if (end === -1) throw new Error(`${file}:${at + 1}: this block is not closed`);
    const before = COMMENT.exec(lines[at - 1]?.trim() ?? "")?.[1] ?? "";
    blocks.push({
      file,
      line: at + 2,
      code: lines.slice(at + 1, end).join("\n"),
      ...declared(before, `${file}:${at}`),
    });
    at = end;
  }
  return blocks;
}

function declared(comment: string, where: string): Pick<Block, "setup" | "answer"> {
  let setup: string[] = [];
  let answer: number | undefined;
  for (const part of comment.split(";").filter((text) => text.trim() !== "")) {
    const [, name, value = ""] = /^\s*(\w+):\s*(.*?)\s*$/.exec(part) ?? [];
    if (name === "setup") setup = value.split(/[\s,]+/).filter((word) => word !== "");
    else if (name === "answer" && /^\d{3}$/.test(value)) answer = Number(value);
    else throw new Error(`${where}: cannot read "${part.trim()}"`);
  }
  return { setup, answer };
}
