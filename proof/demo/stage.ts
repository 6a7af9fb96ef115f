import { join } from "node:path";
import {
  type AvevaIdentityPreviewClient,
  type AvevaIdentityV1Client,
  createAvevaIdentityClient,
} from "@invitation-clients/aveva-identity";
import {
  createStrictFetch,
  type Prefer,
  type PrismServer,
  type StrictFetch,
  startPrism,
} from "@invitation-clients/contract-kit";
import { createKantataClient, type KantataClient } from "@invitation-clients/kantata-ox";
import { packageDir } from "../../scripts/lib/project/workspace.ts";

const AVEVA = join(packageDir("aveva-identity"), "src/generated");

/** The bundled specs that the demo serves. */
export const specs: Readonly<Record<"kantata" | "v1" | "preview", string>> = {
  kantata: join(packageDir("kantata-ox"), "src/generated/openapi.json"),
  v1: join(AVEVA, "v1/openapi.json"),
  preview: join(AVEVA, "v1-preview/openapi.json"),
};

export const TENANT = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";

/** Every spec served by Prism on loopback, and a client for each. */
export interface Stage {
  readonly kantata: KantataClient;
  readonly v1: AvevaIdentityV1Client;
  readonly preview: AvevaIdentityPreviewClient;
  /** Records the requests of the clients, and violations of the spec. */
  readonly fetch: StrictFetch;
  /** Chooses Prism's answers from now on. @default its first example of success */
  readonly prefer: (wanted?: Prefer) => void;
  readonly close: () => Promise<void>;
}

/** Serves every spec and makes the clients. */
export async function openStage(): Promise<Stage> {
  let preferred: Prefer = () => ({});
  const fetch = createStrictFetch((request) => preferred(request));
  const servers: PrismServer[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
  };
  try {
    for (const spec of Object.values(specs)) servers.push(await startPrism(spec));
    const [kantataUrl = "", v1Url = "", previewUrl = ""] = servers.map(({ url }) => url);
    // Prism serves the paths of a spec at its root. It serves no discovery, so the demo brings a token.
    const shared = { tenantId: TENANT, accessToken: "demo-token" };
    return {
      kantata: createKantataClient({ accessToken: "demo-token", baseUrl: kantataUrl, fetch }),
      v1: createAvevaIdentityClient({
        ...shared,
        apiVersion: "v1",
        baseUrl: v1Url,
        fetch: below("/api/v1", fetch),
      }),
      preview: createAvevaIdentityClient({
        ...shared,
        apiVersion: "v1-preview",
        baseUrl: previewUrl,
        fetch: below("/api/v1-preview", fetch),
      }),
      fetch,
      prefer: (wanted = () => ({})) => {
        preferred = wanted;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function below(prefix: string, fetch: (url: string, init: RequestInit) => Promise<Response>) {
  return (url: string, init: RequestInit): Promise<Response> => fetch(url.replace(prefix, ""), init);
}
