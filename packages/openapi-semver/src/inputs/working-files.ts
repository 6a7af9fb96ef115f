import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { decode } from "../reading/decode.ts";
import type { Files } from "./opened.ts";

/** The place of a file in the first folder that has it; undefined if none has. */
export function placeOfFile(path: string, folders: readonly string[]): string | undefined {
  return path === "" ? undefined : folders.map((folder) => resolve(folder, path)).find((place) => existsSync(place));
}

/** A file of the working tree, and the files beside it. `name` is the path as a person wrote it. */
export function workingFiles(place: string, name: string): Files {
  if (statSync(place).isDirectory()) throw new Error(`${name} is a folder: name the OpenAPI document in it`);
  const bytes = readOrThrow(place, name);
  return {
    name,
    file: basename(place),
    bytes,
    other: (path) => otherFile(join(dirname(place), path), join(dirname(name), path)),
    nameOf: (path) => join(dirname(name), path),
    pathOf: (path) => (path === undefined ? place : join(dirname(place), path)),
  };
}

/** The text of a file that is no document, such as an ignore file. */
export function readWorkingFile(path: string, folders: readonly string[]): string {
  const place = placeOfFile(path, folders);
  if (place === undefined) throw new Error(`the file ${path} does not exist`);
  if (statSync(place).isDirectory()) throw new Error(`${path} is a folder, not a file`);
  return decode(readOrThrow(place, path), path);
}

/** A document from standard input. Its references are relative to the folder. */
export function inputFiles(bytes: Uint8Array, folder: string): Files {
  return {
    name: "standard input",
    bytes,
    other: (path) => otherFile(join(folder, path), path),
    nameOf: (path) => path,
    pathOf: (path) => (path === undefined ? undefined : join(folder, path)),
  };
}

function readOrThrow(place: string, name: string): Uint8Array {
  try {
    return readFileSync(place);
  } catch (error) {
    throw new Error(`${name} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

/** The bytes of a file that a reference names; undefined if there is none. */
function otherFile(place: string, name: string): Uint8Array | undefined {
  try {
    return readFileSync(place);
  } catch (error) {
    if (!["EACCES", "EPERM", "EMFILE", "EIO"].includes(codeOf(error))) return undefined;
    throw new Error(`${name} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "EACCES" || code === "EPERM") return "permission denied";
  if (code === "ERR_FS_FILE_TOO_LARGE") return "it is too large";
  return (error as Error).message;
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code);
}
