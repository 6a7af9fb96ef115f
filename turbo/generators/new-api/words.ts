/** The words of a name in any case style: the same for `getAPIKey`, `get_api_key` and `Get API key`. */
export function wordsOf(name: string): string[] {
  return (
    name
      .normalize("NFKD")
      // The marks of letters such as é, which are characters of their own now.
      .replace(/\p{M}+/gu, "")
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
      .split(/[^A-Za-z0-9]+/)
      .filter((word) => word !== "")
      .map((word) => word.toLowerCase())
  );
}

export function pascalCase(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

export function camelCase(words: readonly string[]): string {
  const name = pascalCase(words);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

// Words that no declaration may be called in a module, some only inside an async function.
const RESERVED =
  /^(arguments|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|undefined|var|void|while|with|yield)$/;

/** Whether a word can be the name of a variable or a function. */
export function isIdentifier(word: string): boolean {
  return /^[a-z][A-Za-z0-9]*$/.test(word) && !RESERVED.test(word);
}

/** A text inside a comment. */
export function comment(text: string): string {
  return text.replaceAll("*/", "* /").replace(/\s+/g, " ").trim();
}
