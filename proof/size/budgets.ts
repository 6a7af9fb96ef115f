/** One measured size. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: "B" | "instantiations";
  /** The modules that make up the value; shown if the budget is exceeded. */
  readonly parts?: readonly Part[];
}

export interface Part {
  readonly name: string;
  readonly bytes: number;
}

/** One line of the result: a measurement beside its budget. */
export interface Verdict {
  readonly name: string;
  readonly found: string;
  readonly allowed: string;
  /** What it should be one day; empty if the budget is that already. */
  readonly aim: string;
  readonly ok: boolean;
  /** Lines to show about a failure. */
  readonly details: readonly string[];
}

/** A budget that holds what is reached, beside the smaller value that is aimed at. */
export interface BudgetWithAim {
  readonly most: number;
  readonly aim: number;
}

/** The largest allowed value of each measurement, by its name: the content of budgets.json. */
export type Budgets = Readonly<Record<string, number | BudgetWithAim>>;

/** Compares measurements with their budgets. A measurement without a budget fails, and so does a budget without a measurement. */
export function judge(measurements: readonly Measurement[], budgets: Budgets): Verdict[] {
  const measured = measurements.map(({ name, value, unit, parts }): Verdict => {
    const budget = budgets[name];
    const { most, aim } = typeof budget === "object" ? budget : { most: budget, aim: undefined };
    return {
      name,
      found: `${value} ${unit}`,
      allowed: most === undefined ? "no budget" : `${most}`,
      aim: aim === undefined ? "" : `${aim}`,
      ok: most !== undefined && value <= most,
      details: parts ? breakdown(parts, value) : [],
    };
  });
  const names = new Set(measurements.map(({ name }) => name));
  const left = Object.keys(budgets).filter((name) => !names.has(name));
  return [
    ...measured,
    ...left.map((name) => ({ name, found: "not measured", allowed: "", aim: "", ok: false, details: [] })),
  ];
}

/** One line per part, with its share of the compressed whole: a part has no compressed size of its own. */
export function breakdown(parts: readonly Part[], whole: number): string[] {
  const sum = parts.reduce((total, { bytes }) => total + bytes, 0);
  const lines = [...parts]
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ name, bytes }) => {
      const share = Math.round((bytes / sum) * whole);
      return `${String(bytes).padStart(7)} minified  ~${String(share).padStart(5)} gzipped  ${name}`;
    });
  return [...lines, `${String(sum).padStart(7)} minified   ${String(whole).padStart(5)} gzipped  in all`];
}
