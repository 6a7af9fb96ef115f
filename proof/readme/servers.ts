import { join } from "node:path";
import {
  ContractViolation,
  createStrictFetch,
  matchPath,
  type Preference,
  startPrism,
} from "@invitation-clients/contract-kit";
import { packageDir } from "../../scripts/lib/project/workspace.ts";
import { newApis, type ReadmeApi } from "./apis.ts";

type Fetch = typeof globalThis.fetch;

/** The vendors' services, as README code calls them. */
export interface ReadmeServers {
  /** Sends requests for the vendors' origins to the mock servers, and rejects any other URL that is not of this machine. */
  readonly fetch: Fetch;
  /** Status of all answers from now on; undefined for the usual answers. */
  answer: number | undefined;
  /** Requests that broke a spec or went to a URL that belongs to no vendor. The caller empties this. */
  readonly violations: string[];
  close(): Promise<void>;
}

const KANTATA = "https://api.mavenlink.com/api/v1";
const AVEVA = "https://uswe.datahub.connect.aveva.com";

/** Serves every spec, and AVEVA's token service, in this process. */
export async function startReadmeServers(): Promise<ReadmeServers> {
  const platformFetch = globalThis.fetch;
  const generated = (path: string): string =>
    join(packageDir(path.split("/")[0] as string), "src/generated", path.slice(path.indexOf("/") + 1));
  const others = await newApis();
  const prisms = await Promise.all(
    [
      ...["kantata-ox/openapi.json", "aveva-identity/v1/openapi.json", "aveva-identity/v1-preview/openapi.json"].map(
        generated,
      ),
      ...others.map(({ document }) => document),
    ].map((spec) => startPrism(spec)),
  );
  const routes: [from: string, to: string][] = [
    KANTATA,
    `${AVEVA}/api/v1`,
    `${AVEVA}/api/v1-preview`,
    ...others.map(({ from }) => from),
  ].map((from, index) => [`${from}/`, `${prisms[index]?.url}/`]);
  let preference: Preference = {};
  const strict = createStrictFetch(() => preference);
  const servers: ReadmeServers = {
    answer: undefined,
    violations: [],
    async fetch(input, init = {}) {
      const url = input instanceof Request ? input.url : String(input);
      // Those of the strict validator itself, and those to a server that the example started.
      if (new URL(url).hostname === "127.0.0.1") return platformFetch(input, init);
      if (url.startsWith(`${AVEVA}/identity/`)) return tokenService(url);
      // If several APIs share an origin, the API that has the path gets the request.
      const near = routes.filter(([from]) => url.startsWith(from));
      const route = near.find(([from]) => hasPath(others, from, url)) ?? near[0];
      if (!route) {
        servers.violations.push(`${url} is not an address of a vendor`);
        throw new TypeError(`no server for ${url}`);
      }
      preference = preferenceFor(servers.answer, init);
      try {
        return await strict(url.replace(route[0], route[1]), init);
      } catch (error) {
        if (error instanceof ContractViolation) servers.violations.push(error.message);
        throw error;
      }
    },
    close: async () => {
      await Promise.all(prisms.map((prism) => prism.close()));
    },
  };
  return servers;
}

function hasPath(others: readonly ReadmeApi[], from: string, url: string): boolean {
  const path = `/${url.slice(from.length).split("?")[0]}`;
  const { paths = {} } = (others.find((api) => `${api.from}/` === from)?.document ?? {}) as { paths?: object };
  return Object.keys(paths).some((template) => matchPath(template, path));
}

// Bulk requests get the bulk example, because the default example is of a single invitation.
function preferenceFor(answer: number | undefined, init: RequestInit): Preference {
  if (answer !== undefined) return { code: answer };
  return typeof init.body === "string" && init.body.includes('"account_invitations"')
    ? { example: "three-created" }
    : {};
}

function tokenService(url: string): Response {
  if (url.endsWith("/.well-known/openid-configuration")) {
    return Response.json({ issuer: `${AVEVA}/identity`, token_endpoint: `${AVEVA}/identity/connect/token` });
  }
  return Response.json({ access_token: "readme-token", token_type: "Bearer", expires_in: 3600 });
}
