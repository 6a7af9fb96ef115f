import { isStatus, type RowResult } from "../result/row-result.js";

/** The version of the format. A program refuses journals of other versions. */
export const JOURNAL_VERSION = 1;

/** What a journal belongs to. */
export interface JournalIdentity {
  /** The digest of the list. */
  readonly file: string;
  readonly api: string;
  /** Names the account; never a secret. */
  readonly account: string;
}

/** The first line of a journal. */
export interface JournalHeader extends JournalIdentity {
  readonly version: number;
  readonly at: string;
}

/** One line of a journal after the first. */
export type Entry =
  | {
      readonly kind: "send";
      readonly positions: readonly number[];
      /** A small JSON value that `createMany` wants back. */
      readonly watermark: unknown;
      /** Milliseconds since 1970. */
      readonly at: number;
    }
  | { readonly kind: "result"; readonly position: number; readonly result: RowResult };

/** How every journal starts, whatever its version. */
export const JOURNAL_START = '{"journal":"invitations"';

export function headerLine({ version, file, api, account, at }: JournalHeader): string {
  return `${JSON.stringify({ journal: "invitations", version, api, account, file: `sha256:${file}`, at })}\n`;
}

export function entryLine(entry: Entry): string {
  if (entry.kind === "send") {
    const { positions, watermark, at } = entry;
    return `${JSON.stringify({ send: positions, watermark: watermark ?? null, at: new Date(at).toISOString() })}\n`;
  }
  const { status, invitationId, message } = entry.result;
  return `${JSON.stringify({ result: entry.position, status, id: invitationId, message })}\n`;
}

/** Reads the first line of a journal; undefined if it is none. */
export function readHeaderLine(line: string): JournalHeader | undefined {
  const { journal, version, api, account, file, at } = fieldsOf(line);
  const [, digest] = typeof file === "string" ? (/^sha256:(.*)$/.exec(file) ?? []) : [];
  if (journal !== "invitations" || typeof version !== "number") return undefined;
  // Other versions may have other fields.
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  return { version, api: text(api), account: text(account), file: digest ?? "", at: text(at) };
}

/** Reads another line of a journal; undefined if it is damaged. */
export function readEntryLine(line: string): Entry | undefined {
  const fields = fieldsOf(line);
  const { send, result, status, id, message } = fields;
  if (Array.isArray(send)) {
    const at = typeof fields.at === "string" ? Date.parse(fields.at) : Number.NaN;
    const complete = send.length > 0 && send.every(isPosition) && !Number.isNaN(at) && "watermark" in fields;
    return complete ? { kind: "send", positions: send, watermark: fields.watermark, at } : undefined;
  }
  if (!isPosition(result) || !isStatus(status) || !isOptionalText(id) || !isOptionalText(message)) return undefined;
  return { kind: "result", position: result, result: { status, invitationId: id, message } };
}

function fieldsOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}
