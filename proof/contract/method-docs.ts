import ts from "typescript";

/** The docstring of one method of an interface. */
export interface MethodDocs {
  /** Such as `AccountInvitations.get`. */
  readonly name: string;
  /** The pages that `@see` names. */
  readonly see: readonly string[];
  /** The text of each `@throws`. */
  readonly throws: readonly string[];
}

/** The methods of all exported interfaces of a file. */
export function methodDocs(path: string, source: string): MethodDocs[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  return file.statements.filter(ts.isInterfaceDeclaration).flatMap(({ name, members }) =>
    members.filter(ts.isMethodSignature).map((method) => ({
      name: `${name.text}.${method.name.getText(file)}`,
      see: tagsOf(method, "see", file),
      throws: tagsOf(method, "throws", file),
    })),
  );
}

function tagsOf(method: ts.MethodSignature, name: string, file: ts.SourceFile): string[] {
  return ts
    .getJSDocTags(method)
    .filter((tag) => tag.tagName.text === name)
    .map((tag) =>
      file.text
        .slice(tag.tagName.end, tag.end)
        .replace(/\s*\*\s*$/, "")
        .replace(/\s+/g, " ")
        .trim(),
    );
}
