import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const src = "runtime/src";

/** What callers watch and walk: hooks and lists. */
export const observingGuarantees: GuaranteeGroup[] = [
  {
    title: "Hooks",
    guarantees: [
      guarantee(
        "Hooks observe and cannot break a call",
        [`${src}/hooks/hooks.test.ts`],
        [`${src}/hooks/hooks.ts`, "if (result !== undefined) Promise.resolve(result).catch(() => {});", ""],
        [
          `${src}/hooks/hooks.ts`,
          "      } catch {\n        // Observers cannot break a call.",
          "      } finally {\n        // Observers cannot break a call.",
        ],
      ),
      guarantee(
        "Hooks learn the outcome of a call that the caller gave up",
        [`${src}/hooks/hooks.test.ts`],
        [`${src}/call/call.ts`, '    this.#report({ name: "AbortError", outcome });\n', ""],
      ),
    ],
  },
  {
    title: "Paging",
    guarantees: [
      guarantee(
        "A row is given once within the last 10,000",
        [`${src}/paging/paginated.test.ts`],
        [
          `${src}/paging/paginated.ts`,
          "yield fresh.length === keys.length ? page : { ...page, items: fresh }",
          "yield page",
        ],
      ),
      guarantee(
        "Lists end: past the last page, at an empty one, at one that repeats, and after three without news",
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
        "Offsets advance by what came",
        [`${src}/paging/paginated.test.ts`],
        [`${src}/paging/page-turns.ts`, "offset + turn.served", "offset + 10"],
      ),
      guarantee(
        "Memory is constant over 1,000,000 rows",
        [`${src}/paging/paginated.test.ts`, `${src}/paging/recent-keys.test.ts`],
        [`${src}/paging/recent-keys.ts`, "        keys.delete(ring[oldest] as string);\n", ""],
      ),
      guarantee(
        "prefetch holds one page ahead, and no more",
        [`${src}/paging/paginated.test.ts`],
        [`${src}/paging/paginated.ts`, "if (next !== undefined && prefetch === 1) {", "if (next === undefined) {"],
        [`${src}/paging/paginated.ts`, "          ahead.catch(() => {});\n", ""],
      ),
      guarantee(
        "A list that is left gives up the page under way",
        [`${src}/paging/paginated-leaving.test.ts`],
        [`${src}/paging/paginated.ts`, "      leaving?.controller.abort();\n", ""],
        [`${src}/paging/paginated.ts`, "      leaving?.cut();\n", ""],
        [`${src}/platform/on-abort.ts`, "  if (signal?.aborted) abort();\n", ""],
        [`${src}/paging/paginated.ts`, "items(0)", "items()"],
      ),
      guarantee(
        "The pages of each API are given up with their list",
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
