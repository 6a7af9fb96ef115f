import { CliError } from "../files/cli-error.js";

/** Options by which people try to give a secret, also with a letter wrong. */
const SECRET =
  /^--?(access[-_]?|api[-_]?|auth[-_]?|bearer[-_]?|client[-_]?)*(tok+e?ns?|secret|key|passw(or)?d)([-_]\w+)*(=|$)/i;

/**
 * Refuses secrets among the arguments, where other users of the machine and the history of the shell see them.
 *
 * @throws CliError that names the option, and never its value
 */
export function refuseSecrets(args: readonly string[]): void {
  const found = args.find((arg) => SECRET.test(arg));
  if (found === undefined) return;
  const [name] = found.split("=", 1);
  throw new CliError(
    "usage",
    `There is no option ${name}: other users and the shell's history would see the secret. Set KANTATA_TOKEN or AVEVA_CLIENT_SECRET in the environment, or KANTATA_TOKEN_FILE or AVEVA_CLIENT_SECRET_FILE to a file that only you can read.`,
  );
}

/** A message of the argument parser without values of options: an argument may be a secret by mistake. */
export function withoutValues(message: string): string {
  return message.replace(/'(--?[\w-]+)=[^']*'/g, "'$1'");
}
