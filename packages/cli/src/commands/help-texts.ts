/** What scripts rely on, for the help of every command. */
export const EXIT_CODES = `Exit codes:
  0  all done
  1  some rows were rejected, are invalid or unknown; or the server refused the call
  2  bad usage, file or URL of the server
  3  refused token
  4  stopped: go on by running the same command again`;

export const KANTATA_SETTINGS = `Environment:
  KANTATA_TOKEN       the access token, or
  KANTATA_TOKEN_FILE  a file with it that only you can read
  KANTATA_BASE_URL    another server (default: https://api.mavenlink.com/api/v1)`;

export const AVEVA_SETTINGS = `Environment:
  AVEVA_TENANT_ID, AVEVA_CLIENT_ID  the tenant, and a client-credentials client of it
  AVEVA_CLIENT_SECRET               its secret, or
  AVEVA_CLIENT_SECRET_FILE          a file with it that only you can read
  AVEVA_API_VERSION                 v1 or v1-preview
  AVEVA_REGION                      uswe, euno, auea or jpea, or
  AVEVA_BASE_URL                    another server`;

export const QUICKSTART = `Try it without an account. Start a slow local server in one terminal:
  $ invitations fake kantata --port 4010 --slow 1000
In another one, invite a list. Stop it with Ctrl-C or kill it, and run the last line again: it goes on where it was.
  $ export KANTATA_BASE_URL=http://127.0.0.1:4010/api/v1 KANTATA_TOKEN=any-token
  $ (echo Email,Name; for n in $(seq 500); do echo "p$n@example.com,Person $n"; done) > people.csv
  $ invitations kantata import people.csv --settle-delay 5
Without an installation, write "npx @invitation-clients/cli" in place of "invitations".

Secrets come only from the environment or from a file: see "invitations kantata import --help".`;
