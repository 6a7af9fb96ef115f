import type { AccountInvitationCreate, CreateManyOptions, CreateManyResult } from "@invitation-clients/kantata-ox";
import type { MortalProcess } from "./mortal-process.js";

type Resume = NonNullable<CreateManyOptions["resume"]>;

/** What a caller keeps about a job: a table of people with their results, and a log of what was sent. */
export class JobStore {
  readonly people: readonly AccountInvitationCreate[];
  readonly results = new Map<number, CreateManyResult>();
  readonly #sends: { readonly rows: readonly number[]; readonly sentAt: number; readonly watermark: string }[] = [];

  constructor(people: readonly AccountInvitationCreate[]) {
    this.people = people;
  }

  /** Rows whose result is not final. */
  get open(): number[] {
    const isFinal = (row: number): boolean =>
      ["created", "existing", "rejected"].includes(this.results.get(row)?.status ?? "");
    return [...this.people.keys()].filter((row) => !isFinal(row));
  }

  /** The inputs and options of the next run, which writes to this store as long as its process lives. */
  nextRun(process: MortalProcess): { readonly inputs: AccountInvitationCreate[]; readonly options: CreateManyOptions } {
    const rows = this.open;
    const rowAt = (position: number): number => rows[position] as number;
    return {
      inputs: rows.map((row) => this.people[row] as AccountInvitationCreate),
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

  #resume(rows: readonly number[]): Resume {
    return this.#sends.flatMap(({ rows: sent, sentAt, watermark }) => {
      const positions = sent.map((row) => rows.indexOf(row)).filter((position) => position >= 0);
      return positions.length === 0 ? [] : [{ positions, sentAt, watermark: JSON.parse(watermark) }];
    });
  }
}
