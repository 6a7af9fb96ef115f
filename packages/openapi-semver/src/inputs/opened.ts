import type { ApiDocument } from "../index.ts";
import { type Parsed, parse } from "../reading/parse.ts";

/** A document and the files that it refers to, wherever they come from. Other files are named by their path relative to it. */
export interface Files {
  /** What messages call the document. */
  readonly name: string;
  /** The last part of its path, by which other files refer back to it. */
  readonly file?: string;
  readonly bytes: Uint8Array;
  /** The bytes of another file; undefined if there is none. */
  other(path: string): Uint8Array | undefined;
  /** What messages call another file. */
  nameOf(path: string): string;
  /** Where the document or another file is: an absolute path, or one from the root of the repository; undefined if nowhere. */
  pathOf(other?: string): string | undefined;
}

/** The place of a change in a file. */
export interface FilePlace {
  /** The file as messages call it. */
  readonly file: string;
  /** Counted from 1, as is the column. */
  readonly line: number;
  readonly column: number;
  /** Whether it is the place itself, and not that of the nearest parent that exists. */
  readonly isExact: boolean;
  /** What `Files.pathOf` says of the file. */
  readonly path: string | undefined;
}

/** A document ready to be compared. */
export interface Opened {
  readonly name: string;
  readonly document: ApiDocument;
  /** The places of changes, by `where`: a JSON pointer, after `file#` for one of another file. */
  placesOf(wheres: Iterable<string>): ReadonlyMap<string, FilePlace>;
}

/** Parses a document. Other files are parsed when a reference to them is followed. */
export function openDocument(files: Files): Opened {
  const main = parse(files.bytes, files.name);
  const others = new Map<string, Parsed>();
  const open = (path: string): unknown => {
    const bytes = files.other(path);
    if (bytes === undefined) return undefined;
    const parsed = parse(bytes, files.nameOf(path));
    others.set(path, parsed);
    return parsed.value;
  };
  const { name, file } = files;
  return {
    name,
    document: { name, ...(file === undefined ? {} : { file }), content: main.value, open },
    placesOf(wheres) {
      const places = new Map<string, FilePlace>();
      for (const [other, pointers] of byFile(wheres, [...others.keys()])) {
        const about = { file: other === "" ? name : files.nameOf(other), path: files.pathOf(other || undefined) };
        const found = (others.get(other) ?? main).find(pointers.values());
        for (const [where, pointer] of pointers) {
          places.set(where, { ...about, ...(found.get(pointer) ?? { line: 1, column: 1, isExact: false }) });
        }
      }
      return places;
    },
  };
}

/**
 * The pointers of each file by the `where` they come from. `""` is the document itself. A file that was not read has no places:
 * then the document stands for it, with a pointer that it does not have.
 */
function byFile(wheres: Iterable<string>, others: readonly string[]): Map<string, Map<string, string>> {
  const longestFirst = [...others].sort((one, other) => other.length - one.length);
  const files = new Map<string, Map<string, string>>();
  for (const where of wheres) {
    const other = longestFirst.find((file) => where.startsWith(`${file}#`)) ?? "";
    const pointers = files.get(other) ?? new Map<string, string>();
    const isOfMain = other === "" && /^(\/|$)/.test(where);
    files.set(other, pointers.set(where, isOfMain ? where : other === "" ? "/\0" : where.slice(other.length + 1)));
  }
  return files;
}
