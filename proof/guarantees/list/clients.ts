import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const kantata = "kantata-ox/src";
const aveva = "aveva-identity/src";

/** Guarantees of a single API's client. */
export const clientGuarantees: GuaranteeGroup[] = [
  {
    title: "Kantata OX",
    guarantees: [
      guarantee(
        "Rows come in the order of results, and a row that results names but the response lacks is an error",
        [`${kantata}/envelope.test.ts`],
        [
          `${kantata}/envelope.ts`,
          "if (!isRow(row)) throw reply.unreadable(`${mapName} lacks a row that results names`);",
          "",
        ],
      ),
      guarantee(
        "Rows are never read from an object's prototype",
        [`${kantata}/envelope.test.ts`],
        [`${kantata}/envelope.ts`, "map && isId && Object.hasOwn(map, id)", 'map && typeof id === "string"'],
      ),
      guarantee(
        "A walk asks for the largest pages that the spec allows, and for no more rows than it needs, unless the caller sets page, per_page or offset",
        [`${kantata}/invitations/invitation-list.test.ts`, `${kantata}/invitations/paged-by-spec.test.ts`],
        [`${kantata}/invitations/invitation-list.ts`, "per_page: Math.min(rows, maxPageSize)", "per_page: maxPageSize"],
        [`${kantata}/invitations/invitation-list.ts`, "per_page: Math.min(rows, maxPageSize)", "per_page: 20"],
        [`${kantata}/invitations/invitation-list.ts`, "if (isPlaced || maxPageSize", "if (maxPageSize"],
        ["runtime/src/paging/paginated.ts", "of items(prefetch, limit)", "of items(prefetch, Infinity)"],
      ),
      guarantee(
        "only sends one request per 150 ids, without paging, and no request for an empty list",
        [`${kantata}/invitations/invitation-list.test.ts`],
        [`${kantata}/invitations/invitation-list.ts`, "if (ids) return idCursor(idsLeft);", ""],
        [`${kantata}/invitations/invitation-list.ts`, "if (left.length === 0) return undefined;", ""],
        [`${kantata}/invitations/invitation-list.ts`, "const IDS_PER_REQUEST = 150;", "const IDS_PER_REQUEST = 151;"],
      ),
      guarantee(
        "A misspelt include is refused, because the server would silently ignore it",
        [`${kantata}/envelope.test.ts`],
        [`${kantata}/envelope.ts`, 'if (typeof name !== "string" || !Object.hasOwn(SOURCES, name)) {', "if (false) {"],
      ),
      guarantee(
        "Error bodies of all known forms are converted to the documented one",
        [`${kantata}/dialect.test.ts`],
        [
          `${kantata}/dialect.ts`,
          "if (errors.every(isEntry)) return body as KantataErrorBody;",
          "return body as KantataErrorBody;",
        ],
      ),
      guarantee(
        "The error for a 404 on get says that accepted invitations may be hidden",
        [`${kantata}/dialect.test.ts`],
        [`${kantata}/dialect.ts`, 'operation.id === "getAccountInvitation" && status === 404', "false"],
      ),
    ],
  },
  {
    title: "AVEVA Data Hub",
    guarantees: [
      guarantee(
        "resend and extend always tell the server whether to send mail",
        [`${aveva}/invitations/user-invitations.test.ts`],
        [`${aveva}/invitations/user-invitations.ts`, "{ SendInvitation: true }, options", "{}, options"],
        [`${aveva}/invitations/user-invitations.ts`, ", SendInvitation: false }, options", " }, options"],
      ),
      guarantee(
        "The error for a 405 mentions the primary region, and a create with unknown outcome says where to look",
        [`${aveva}/invitations/user-invitations.test.ts`],
        [`${aveva}/dialect.ts`, "if (status === 405) {", "if (status === 4050) {"],
        [`${aveva}/dialect.ts`, 'operation.path.includes("{userId}")', "false"],
      ),
      guarantee(
        "The v1-preview client has only the methods that v1-preview has routes for",
        [`${aveva}/client-options.test.ts`],
        [
          `${aveva}/client.ts`,
          'if (apiVersion === "v1") return api as unknown as AvevaIdentityClient<V>;',
          "return api as unknown as AvevaIdentityClient<V>;",
        ],
      ),
      guarantee(
        "count resolves with a number or rejects, and never gives NaN",
        [`${aveva}/invitations/invitations.test.ts`],
        [`${aveva}/invitations/invitations.ts`, "if (total === undefined) throw", "if (false) throw"],
        [`${aveva}/invitations/invitations.ts`, "/^\\d+$/.test(total) ? Number(total) : undefined", "Number(total)"],
      ),
    ],
  },
];
