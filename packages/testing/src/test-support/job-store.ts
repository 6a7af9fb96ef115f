import type { AccountInvitationCreate, CreateManyResult } from "@invitation-clients/kantata-ox";
import type { BulkOptions, SentBefore } from "@invitation-clients/runtime";
import type { MortalProcess } from "./mortal-process.js";

/** What a caller keeps about a job: a table of people with their results, and a log of what was sent. */
export class JobStore<Input = AccountInvitationCreate, Result extends { readonly status: string } = CreateManyResult> {
  readonly people: readonly Input[];
  readonly results = new Map<number, Result>();
  readonly #sends: { readonly rows: readonly number[]; readonly sentAt: number; readonly watermark: string }[] = [];

  constructor(people: readonly Input[]) {
    this.people = people;
  }

  /** Rows whose result is not final. */
  get open(): number[] {
    const isFinal = (row: number): boolean =>
      ["created", "existing", "rejected"].includes(this.results.get(row)?.status ?? "");
    return [...this.people.keys()].filter((row) => !isFinal(row));
  }

  /** The inputs and options of the next run, which writes to this store as long as its process lives. */
  nextRun(process: MortalProcess): { readonly inputs: Input[]; readonly options: BulkOptions<Result> } {
    const rows = this.open;
    const rowAt = (position: number): number => rows[position] as number;
    return {
      inputs: rows.map((row) => this.people[row] as Input),
      options: {
        resume: this.#resume(rows),
        onSend: async (positions, { watermark }) => {
          await process.step();
          this.#sends.push({ rows: positions.map(rowAt), sentAt: Date.now(), watermark: JSON.stringify(watermark) });
          await process.step();
        },
        onResult: async (result, position) => {
          await process.step();
          this.results.set(rowAt(position), result);
          await process.step();
        },
      },
    };
  }

  #resume(rows: readonly number[]): SentBefore[] {
    return this.#sends.flatMap(({ rows: sent, sentAt, watermark }) => {
      const positions = sent.map((row) => rows.indexOf(row)).filter((position) => position >= 0);
      return positions.length === 0 ? [] : [{ positions, sentAt, watermark: JSON.parse(watermark) }];
    });
  }
}
