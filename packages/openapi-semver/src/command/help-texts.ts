/** What a document may be. */
export const INPUTS = `Documents are OpenAPI 3.0, 3.1 or 3.2, in YAML or JSON:
  specs/api.yaml              a file; files that it refers to are read too
  origin/main:specs/api.yaml  a file in a commit of git, as for \`git show\`
  -                           standard input (one of the two)
With --base, each FILE is in the working tree. A pattern in quotes also names files
that were deleted since REF.`;

/** What changes the bumps. */
export const CHECKS = `An ignore file is a list of entries with id, where, bump, reason and, if the change
has one, detail; --json prints all but the reason. The README lists the ids.`;

/** What the exit codes mean. */
export const EXIT_CODES = `Exit codes:
  0  the documents were compared
  1  a release as large as --fail-on is needed
  2  an option or a document is wrong; with --strict-ignore, also an entry of the
     ignore file that lowers nothing`;

/** What people do most. */
export const EXAMPLES = `Examples:
  openapi-semver old.yaml new.yaml
  openapi-semver origin/main:specs/api.yaml specs/api.yaml --fail-on major
  openapi-semver --base origin/main "specs/*.yaml" --format markdown
  openapi-semver --base "$(git merge-base origin/main HEAD)" specs/api.yaml
  curl -s https://example.com/openapi.json | openapi-semver - specs/api.yaml
  openapi-semver old.yaml new.yaml --severity response-enum-value-added=minor`;
