import ts from "typescript";

/** What the last look for a batch leads to; undefined if that cannot happen. */
export type Ends = Readonly<Record<string, string | undefined>>;

/** A state in which a batch waits for its last look. */
export interface Waiting {
  readonly state: string;
  readonly meaning: string;
  /** What came back, so that the batch is in this state. */
  readonly causes: readonly string[];
  /** When the run looks. */
  readonly looks: string;
  /** What the run does meanwhile. */
  readonly meanwhile: string;
  readonly ends: Ends;
}

/** The life of a batch of `createMany`, and the results that its people get. */
export interface BatchLife {
  /** The outcomes of the looks, in the order of their type. */
  readonly events: readonly Outcome[];
  readonly waiting: readonly Waiting[];
  /** What comes back, if no look is needed, and the state that follows. */
  readonly direct: readonly { readonly cause: string; readonly state: string }[];
  readonly results: readonly Described[];
}

/** A name, and the line about it in the docstring of its type. */
export interface Described {
  readonly name: string;
  readonly meaning: string;
}

/** The outcome of a look. */
export interface Outcome extends Described {
  /** The outcome in words, one a line: its name is for code. */
  readonly words: readonly string[];
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  decided: ["decided"],
  resend: ["absent,", "go again"],
  noResend: ["absent,", "must not", "go again"],
  noLook: ["could", "not look"],
};

/** The texts that the picture is drawn from. */
export interface BatchSources {
  /** ARCHITECTURE.md, whose tables of states and transitions a test of the client compares with a run for each. */
  readonly architecture: string;
  /** `batch-states.ts`, which declares the states and the outcomes of looks. */
  readonly states: string;
  /** `bulk-types.ts`, which declares the results. */
  readonly results: string;
}

/** @throws Error if a declared state, outcome or result is in no table, or the other way round */
export function batchLife({ architecture, states, results }: BatchSources): BatchLife {
  const section = architecture.split("\n## ").find((text) => text.startsWith("The states of a batch\n")) ?? "";
  const looks = rowsOf(section, 3);
  const transitions = rowsOf(section, 4);
  const declared = describedIn(states, "WaitingState");
  const names = declared.map(({ name }) => name);
  const events = describedIn(states, "LookEvent");
  const sent = transitions.filter(([from]) => from === "sending");
  const after = transitions.filter(([from]) => from !== "sending");
  same(
    "states in ARCHITECTURE.md",
    names,
    after.map(([from = ""]) => from),
  );
  same(
    "outcomes of looks in ARCHITECTURE.md",
    events.map(({ name }) => name),
    after.map(([, event = ""]) => event),
  );
  return {
    events: events.map((event) => {
      const words = WORDS[event.name];
      if (!words) throw new Error(`batch-life.ts has no words for the outcome ${event.name}`);
      return { ...event, words };
    }),
    waiting: declared.map(({ name, meaning }) => {
      const [, when = "", meanwhile = ""] = looks.find(([state]) => state === name) ?? [];
      const causes = sent.filter(([, , to]) => to === name).map(([, cause = ""]) => cause);
      if (when === "" || causes.length === 0) throw new Error(`ARCHITECTURE.md has no looks or no cause for ${name}`);
      const ends = after.filter(([from]) => from === name).map(([, event = "", to]) => [event, to] as const);
      return { state: name, meaning, causes, looks: when, meanwhile, ends: Object.fromEntries(ends) };
    }),
    direct: sent.filter(([, , to = ""]) => !names.includes(to)).map(([, cause = "", state = ""]) => ({ cause, state })),
    results: describedIn(results, "BulkResult"),
  };
}

/** The members of a union type: texts, or objects with a `status`. Each has a line in the docstring of the type. */
function describedIn(source: string, name: string): Described[] {
  const file = ts.createSourceFile(`${name}.ts`, source, ts.ScriptTarget.Latest, true);
  const alias = file.statements.filter(ts.isTypeAliasDeclaration).find((one) => one.name.text === name);
  if (!alias) throw new Error(`there is no type ${name}`);
  const members = ts.isUnionTypeNode(alias.type) ? alias.type.types : [alias.type];
  const doc = ts.getTextOfJSDocComment(ts.getJSDocCommentsAndTags(alias).find(ts.isJSDoc)?.comment) ?? "";
  const lines = [...doc.matchAll(/^- `([\w-]+)`: (.+)$/gm)].map(([, one = "", meaning = ""]) => ({
    name: one,
    meaning,
  }));
  same(
    `members in the docstring of ${name}`,
    members.flatMap(textOf),
    lines.map((line) => line.name),
  );
  return lines;
}

function textOf(type: ts.TypeNode | undefined): string[] {
  if (type && ts.isTypeLiteralNode(type)) {
    const status = type.members.filter(ts.isPropertySignature).find((one) => one.name.getText() === "status");
    return textOf(status?.type);
  }
  return type && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [];
}

/** The rows of the section's tables that begin with a name in code and have so many cells. */
function rowsOf(section: string, columns: number): string[][] {
  const lines = section.split("\n").filter((line) => line.startsWith("| `"));
  const rows = lines.map((line) =>
    line
      .replaceAll("`", "")
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return rows.filter(({ length }) => length === columns);
}

function same(what: string, declared: readonly string[], described: readonly string[]): void {
  const names = new Set(described);
  const missing = declared.filter((one) => !names.has(one));
  const extra = [...names].filter((one) => !declared.includes(one));
  if (missing.length > 0) throw new Error(`${what}: nothing about ${missing.join(", ")}`);
  if (extra.length > 0) throw new Error(`${what}: ${extra.join(", ")}, which the code does not have`);
}
