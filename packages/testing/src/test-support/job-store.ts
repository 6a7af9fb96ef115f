import type { AccountInvitationCreate, CreateManyResult } from "@invitation-clients/kantata-ox";
import type { BulkOptions, SentBefore } from "@invitation-clients/runtime";
import type { MortalProcess } from "./mortal-process.js";

/** What a caller keeps about a job: a table of people with their results, and a log of what was sent. */
export class JobStore<Input = AccountInvitationCreate, Result extends { readonly status: string } = CreateManyResult> {
  readonly people: readonly Input[];
  readonly results = new Map<number, Result>();
  readonly #keepsAll: boolean;
  readonly #sends: { readonly rows: readonly number[]; readonly sentAt: number; readonly watermark: string }[] = [];

  /** @param keepsAll whether all sends of a row are kept, or only the last one */
  constructor(people: readonly Input[], keepsAll = true) {
    this.people = people;
    this.#keepsAll = keepsAll;
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
        resume: this.#resume(rows, process.ahead),
        onSend: async (positions, { watermark }) => {
          await process.step();
          const sentAt = Date.now() + process.ahead;
          this.#sends.push({ rows: positions.map(rowAt), sentAt, watermark: JSON.stringify(watermark) });
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

  /** @param ahead how far the clock of the next process is ahead, to which all clocks of the tests seem to be behind */
  #resume(rows: readonly number[], ahead: number): SentBefore[] {
    const last = new Map(this.#sends.flatMap((send) => send.rows.map((row) => [row, send] as const)));
    return this.#sends.flatMap((send) => {
      const { rows: sent, sentAt, watermark } = send;
      const kept = sent.filter((row) => this.#keepsAll || last.get(row) === send);
      const positions = kept.map((row) => rows.indexOf(row)).filter((position) => position >= 0);
      return positions.length === 0 ? [] : [{ positions, sentAt: sentAt - ahead, watermark: JSON.parse(watermark) }];
    });
  }
}
