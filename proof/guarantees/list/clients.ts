import { type GuaranteeGroup, guarantee } from "./guarantee.ts";

const kantata = "kantata-ox/src";
const aveva = "aveva-identity/src";

/** What is each API's own. */
export const clientGuarantees: GuaranteeGroup[] = [
  {
    title: "Kantata OX",
    guarantees: [
      guarantee(
        "Rows come in the order of results, and a row that results names but the answer lacks is an error",
        [`${kantata}/envelope.test.ts`],
        [
          `${kantata}/envelope.ts`,
          "if (!isRow(row)) throw reply.unreadable(`${mapName} lacks a row that results names`);",
          "",
        ],
      ),
      guarantee(
        "Maps keyed by ids trust no prototype",
        [`${kantata}/envelope.test.ts`],
        [`${kantata}/envelope.ts`, "map && isId && Object.hasOwn(map, id)", 'map && typeof id === "string"'],
      ),
      guarantee(
        "only is one request per 150 ids, never paged; an empty list asks nothing",
        [`${kantata}/invitations/invitation-list.test.ts`],
        [`${kantata}/invitations/invitation-list.ts`, "if (ids) return idCursor(idsLeft);", ""],
        [`${kantata}/invitations/invitation-list.ts`, "if (left.length === 0) return undefined;", ""],
        [`${kantata}/invitations/invitation-list.ts`, "const IDS_PER_REQUEST = 150;", "const IDS_PER_REQUEST = 151;"],
      ),
      guarantee(
        "A misspelt include is refused: the server would ignore it in silence",
        [`${kantata}/envelope.test.ts`],
        [`${kantata}/envelope.ts`, 'if (typeof name !== "string" || !Object.hasOwn(SOURCES, name)) {', "if (false) {"],
      ),
      guarantee(
        "Error bodies of every seen kind are brought into the documented shape",
        [`${kantata}/dialect.test.ts`],
        [
          `${kantata}/dialect.ts`,
          "if (errors.every(isEntry)) return body as KantataErrorBody;",
          "return body as KantataErrorBody;",
        ],
      ),
      guarantee(
        "A 404 on get says that accepted invitations may be hidden",
        [`${kantata}/dialect.test.ts`],
        [`${kantata}/dialect.ts`, 'operation.id === "getAccountInvitation" && status === 404', "false"],
      ),
    ],
  },
  {
    title: "AVEVA Data Hub",
    guarantees: [
      guarantee(
        "resend and extend say outright whether to mail",
        [`${aveva}/invitations/user-invitations.test.ts`],
        [`${aveva}/invitations/user-invitations.ts`, "{ SendInvitation: true }, options", "{}, options"],
        [`${aveva}/invitations/user-invitations.ts`, ", SendInvitation: false }, options", " }, options"],
      ),
      guarantee(
        "405 names the primary region, and an unknown create where to look",
        [`${aveva}/invitations/user-invitations.test.ts`],
        [`${aveva}/dialect.ts`, "if (status === 405) {", "if (status === 4050) {"],
        [`${aveva}/dialect.ts`, 'operation.path.includes("{userId}")', "false"],
      ),
      guarantee(
        "v1-preview has no method that its routes lack",
        [`${aveva}/client-options.test.ts`],
        [
          `${aveva}/client.ts`,
          'if (apiVersion === "v1") return api as unknown as AvevaIdentityClient<V>;',
          "return api as unknown as AvevaIdentityClient<V>;",
        ],
      ),
      guarantee(
        "count is a number or an error, never NaN",
        [`${aveva}/invitations/invitations.test.ts`],
        [`${aveva}/invitations/invitations.ts`, "if (total === undefined) throw", "if (false) throw"],
        [`${aveva}/invitations/invitations.ts`, "/^\\d+$/.test(total) ? Number(total) : undefined", "Number(total)"],
      ),
    ],
  },
];
