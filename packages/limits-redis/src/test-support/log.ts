import type { Logger } from "@invitation-clients/runtime";

/** A logger that keeps its lines, each with its level. */
export function createLog(): { readonly lines: string[]; readonly logger: Logger } {
  const lines: string[] = [];
  const at = (level: string) => (message: string) => void lines.push(`${level}: ${message}`);
  return { lines, logger: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") } };
}
