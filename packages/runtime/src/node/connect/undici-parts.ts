import type { Socket } from "node:net";
import type { buildConnector as ConnectorBuilder, Client as UndiciClient } from "undici";
// undici's main file installs a global agent, which the platform's `fetch` then uses on some versions of Node. So these parts
// are imported directly. undici's version is pinned, so their paths do not change.
// @ts-expect-error: undici has types only for its main file.
import untypedConnect from "undici/lib/core/connect.js";
// @ts-expect-error: as above.
import UntypedClient from "undici/lib/dispatcher/client.js";

/** Speaks HTTP over one connection. */
export const Client: typeof UndiciClient = UntypedClient;

/** Creates the function that opens sockets and returns them; undici's own types omit that it returns them. */
export const buildConnector: (
  options: ConnectorBuilder.BuildOptions,
) => (options: ConnectorBuilder.Options, callback: ConnectorBuilder.Callback) => Socket = untypedConnect;
