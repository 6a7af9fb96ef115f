import type { Socket } from "node:net";
import type { buildConnector as ConnectorBuilder, Client as UndiciClient } from "undici";
// undici's main file puts an agent of its own into the process, which on some versions of Node the platform's `fetch` then
// takes. So only what is needed is imported, past that file. The exact version of undici keeps these paths true.
// @ts-expect-error: undici has types for its main file alone.
import untypedConnect from "undici/lib/core/connect.js";
// @ts-expect-error: as above.
import UntypedClient from "undici/lib/dispatcher/client.js";

/** One connection and its HTTP. */
export const Client: typeof UndiciClient = UntypedClient;

/** Makes what opens a socket. undici's own types leave out that it gives the socket that it opens. */
export const buildConnector: (
  options: ConnectorBuilder.BuildOptions,
) => (options: ConnectorBuilder.Options, callback: ConnectorBuilder.Callback) => Socket = untypedConnect;
