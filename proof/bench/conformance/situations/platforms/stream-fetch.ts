import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";

/** The platform's `fetch`, with responses like those of node-fetch and cross-fetch: the body is a Node stream. */
export const streamFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const { status, statusText, ok, headers, url, redirected, type } = response;
  const body = response.body && Readable.fromWeb(response.body as ReadableStream);
  const bytes = async (): Promise<Buffer> => Buffer.concat(body ? await body.toArray() : []);
  const text = async (): Promise<string> => (await bytes()).toString();
  const answer = {
    ...{ status, statusText, ok, headers, url, redirected, type, body },
    get bodyUsed() {
      return body?.readableDidRead ?? false;
    },
    ...{
      text,
      json: async () => JSON.parse(await text()),
      arrayBuffer: async () => new Uint8Array(await bytes()).buffer,
    },
    blob: async () => new Blob([new Uint8Array(await bytes())]),
  };
  return answer as unknown as Response;
};
