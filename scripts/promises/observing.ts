import { kept, type PromiseGroup } from "./promise.ts";

const src = "runtime/src";

/** What callers watch and walk: hooks and lists. */
export const observingPromises: PromiseGroup[] = [
  {
    title: "Hooks",
    promises: [
      kept(
        "Hooks observe and cannot break a call",
        [`${src}/hooks.test.ts`],
        [`${src}/hooks.ts`, "if (result !== undefined) Promise.resolve(result).catch(() => {});", ""],
        [
          `${src}/hooks.ts`,
          "      } catch {\n        // Observers cannot break a call.",
          "      } finally {\n        // Observers cannot break a call.",
        ],
      ),
      kept(
        "Hooks learn the outcome of a call that the caller gave up",
        [`${src}/hooks.test.ts`],
        [`${src}/request-loop.ts`, '    this.#report({ name: "AbortError", outcome });\n', ""],
      ),
    ],
  },
  {
    title: "Paging",
    promises: [
      kept(
        "A row is given once within the last 10,000",
        [`${src}/paginated.test.ts`],
        [`${src}/paginated.ts`, "yield fresh.length === keys.length ? page : { ...page, items: fresh }", "yield page"],
      ),
      kept(
        "Lists end: past the last page, at an empty one, at one that repeats, and after three without news",
        [`${src}/paginated.test.ts`],
        [`${src}/page-turns.ts`, 'if (typeof pageCount === "number" && number >= pageCount) return undefined;', ""],
        [`${src}/page-turns.ts`, "if (repeats && page.meta?.page_number !== number) return undefined;", ""],
        [`${src}/page-turns.ts`, "return stale >= MOST_STALE_PAGES ? undefined : number + 1;", "return number + 1;"],
        [`${src}/page-turns.ts`, "  if (served === 0) return undefined;\n", ""],
      ),
      kept(
        "Offsets advance by what came",
        [`${src}/paginated.test.ts`],
        [`${src}/page-turns.ts`, "offset + turn.served", "offset + 10"],
      ),
      kept(
        "Memory is constant over 1,000,000 rows",
        [`${src}/paginated.test.ts`, `${src}/recent-keys.test.ts`],
        [`${src}/recent-keys.ts`, "        keys.delete(ring[oldest] as string);\n", ""],
      ),
      kept(
        "prefetch holds one page ahead, and no more",
        [`${src}/paginated.test.ts`],
        [`${src}/paginated.ts`, "if (next !== undefined && prefetch === 1) {", "if (next === undefined) {"],
        [`${src}/paginated.ts`, "          ahead.catch(() => {});\n", ""],
      ),
      kept(
        "A list that is left gives up the page under way",
        [`${src}/paginated-leaving.test.ts`],
        [`${src}/paginated.ts`, "      leaving?.controller.abort();\n", ""],
        [`${src}/paginated.ts`, "      leaving?.cut();\n", ""],
        [`${src}/on-abort.ts`, "  if (signal?.aborted) abort();\n", ""],
        [`${src}/paginated.ts`, "items(0)", "items()"],
      ),
      kept(
        "The pages of each API are given up with their list",
        ["kantata-ox/src/invitation-list.test.ts", "aveva-identity/src/invitations.test.ts"],
        [
          "kantata-ox/src/invitation-list.ts",
          "AccountInvitations, { query }, options)",
          "AccountInvitations, { query }, own)",
        ],
        [
          "aveva-identity/src/invitations.ts",
          "listInvitations, { query }, options)",
          "listInvitations, { query }, own)",
        ],
      ),
    ],
  },
];
