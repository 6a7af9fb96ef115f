import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AvevaFake, KantataFake } from "@invitation-clients/testing";
import { onTestFinished } from "vitest";

export interface LateOptions {
  /** Milliseconds between a request and what the server does, also if the client is gone. @default 0 */
  readonly delay?: ((method: string) => number) | undefined;
  /** Called when a request has arrived, before it is carried out. */
  readonly onRequest?: ((method: string, target: string) => void | Promise<void>) | undefined;
  /** Changes the bodies of answers. */
  readonly rewrite?: ((body: string) => string) | undefined;
}

/**
 * Serves a fake so that each request which has arrived is carried out, sooner or later, whatever became of its client. Returns
 * the origin.
 */
export async function lateServer(
  fake: Pick<KantataFake | AvevaFake, "exchange">,
  { delay = () => 0, onRequest, rewrite }: LateOptions,
): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
      const { method = "GET", url: target = "/" } = incoming;
      const wait = delay(method);
      await onRequest?.(method, target);
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
      const body = Buffer.concat(chunks).toString();
      const origin = `http://${incoming.headers.host}`;
      const outcome = await fake.exchange({ method, origin, target, headers, ...(body === "" ? {} : { body }) });
      if (outcome.form !== "answer") return void outgoing.socket?.resetAndDestroy();
      const { status, headers: given, body: text } = outcome.answer;
      outgoing.writeHead(status, { ...given }).end(text !== undefined && rewrite ? rewrite(text) : text);
    } catch {
      // The client was killed while it sent the request.
      outgoing.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
