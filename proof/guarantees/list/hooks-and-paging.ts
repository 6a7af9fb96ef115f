import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "runtime/src";

/** Hooks and lists. */
export const hookAndPagingGuarantees: GuaranteeGroup[] = [
  {
    title: "Hooks",
    guarantees: [
      guarantee(
        "A hook cannot break a call, even if it throws or rejects",
        [`${src}/hooks/hooks.test.ts`],
        [`${src}/hooks/hooks.ts`, "if (result !== undefined) Promise.resolve(result).catch(() => {});", ""],
        [
          `${src}/hooks/hooks.ts`,
          "      } catch {\n        // Observers cannot break a call.",
          "      } finally {\n        // Observers cannot break a call.",
        ],
      ),
      guarantee(
        "Hooks receive the outcome of a call that its caller aborted",
        [`${src}/hooks/hooks.test.ts`],
        [`${src}/call/call.ts`, '    this.#report({ name: "AbortError", outcome });\n', ""],
      ),
    ],
  },
  {
    title: "Paging",
    guarantees: [
      guarantee(
        "A row is returned once, even if it appears again among the last 10,000 rows",
        [`${src}/paging/paginated.test.ts`],
        [
          `${src}/paging/paginated.ts`,
          "yield fresh.length === keys.length ? page : { ...page, items: fresh }",
          "yield page",
        ],
      ),
      guarantee(
        "A list ends after the last page, at an empty page, at a repeated page, or after three pages without new rows",
        [`${src}/paging/paginated.test.ts`],
        [
          `${src}/paging/page-turns.ts`,
          'if (typeof pageCount === "number" && number >= pageCount) return undefined;',
          "",
        ],
        [`${src}/paging/page-turns.ts`, "if (repeats && page.meta?.page_number !== number) return undefined;", ""],
        [
          `${src}/paging/page-turns.ts`,
          "return stale >= MOST_STALE_PAGES ? undefined : number + 1;",
          "return number + 1;",
        ],
        [`${src}/paging/page-turns.ts`, "  if (served === 0) return undefined;\n", ""],
      ),
      guarantee(
        "Offsets advance by the number of rows that arrived",
        [`${src}/paging/paginated.test.ts`],
        [`${src}/paging/page-turns.ts`, "offset + turn.served", "offset + 10"],
      ),
      guarantee(
        "A list of 1,000,000 rows needs constant memory",
        [`${src}/paging/paginated.test.ts`, `${src}/paging/recent-keys.test.ts`],
        [`${src}/paging/recent-keys.ts`, "        keys.delete(ring[oldest] as string);\n", ""],
      ),
      guarantee(
        "prefetch fetches one page ahead, and no more",
        [`${src}/paging/paginated.test.ts`],
        [`${src}/paging/paginated.ts`, "if (next !== undefined && prefetch === 1) {", "if (next === undefined) {"],
        [`${src}/paging/paginated.ts`, "          ahead.catch(() => {});\n", ""],
      ),
      guarantee(
        "Leaving a list aborts the request for its next page",
        [`${src}/paging/paginated-leaving.test.ts`],
        [`${src}/paging/paginated.ts`, "      leaving?.abort();\n", ""],
        [`${src}/paging/paginated.ts`, "      leaving?.cut();\n", ""],
        [`${src}/platform/on-abort.ts`, "  if (signal?.aborted) follow();\n", ""],
        [`${src}/paging/paginated.ts`, "items(0, 1)", "items(prefetch, 1)"],
      ),
      guarantee(
        "Leaving a list aborts its page requests in both APIs",
        ["kantata-ox/src/invitations/invitation-list.test.ts", "aveva-identity/src/invitations/invitations.test.ts"],
        [
          "kantata-ox/src/invitations/invitation-list.ts",
          "AccountInvitations, { query }, options)",
          "AccountInvitations, { query }, own)",
        ],
        [
          "aveva-identity/src/invitations/invitations.ts",
          "listInvitations, { query }, options)",
          "listInvitations, { query }, own)",
        ],
      ),
    ],
  },
];
