import { createAvevaIdentityClient, type Hooks } from "../index.js";

export const TENANT = "2f0bba54-9d10-4d6a-9b13-4f1c8f9f7d4e";
export const USER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

/** A request that a scripted client sent. */
export interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly body: unknown;
}

function scripted(answer: (asked: Asked) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const fetch = async (url: string, init: { method: string; body?: string }): Promise<Response> => {
    const one = {
      url: new URL(url),
      method: init.method,
      body: init.body === undefined ? undefined : JSON.parse(init.body),
    };
    asked.push(one);
    return answer(one);
  };
  return { asked, fetch: fetch as never };
}

/** A v1 client whose requests a function answers. */
export function scriptedV1(
  answer: (asked: Asked) => Response | Promise<Response>,
  more: { readonly hooks?: Hooks } = {},
) {
  const { asked, fetch } = scripted(answer);
  const options = { apiVersion: "v1", region: "uswe", tenantId: TENANT, accessToken: "t", fetch, ...more } as const;
  return { asked, aveva: createAvevaIdentityClient(options) };
}

/** A v1-preview client whose requests a function answers. */
export function scriptedPreview(answer: (asked: Asked) => Response | Promise<Response>) {
  const { asked, fetch } = scripted(answer);
  const options = { apiVersion: "v1-preview", region: "uswe", tenantId: TENANT, accessToken: "t", fetch } as const;
  return { asked, aveva: createAvevaIdentityClient(options) };
}

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}
