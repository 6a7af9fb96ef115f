import type { Socket } from "node:net";

// Node's own limit for a head.
const LONGEST_HEAD = 16 * 2 ** 10;

/**
 * Asks a proxy for a tunnel to an authority, such as `api.example.com:443`. The tunnel is open when `done` is called without an
 * error: from then on, the socket is connected to the target. After an error, the caller closes the socket.
 */
export function openTunnel(
  socket: Socket,
  authority: string,
  authorization: string | undefined,
  done: (error?: Error) => void,
): void {
  let received = "";
  let taken = 0;
  const end = (problem?: string): void => {
    socket.off("readable", read).off("end", hungUp).off("close", hungUp).off("error", broke);
    done(problem === undefined ? undefined : new Error(`the proxy ${problem}`));
  };
  const hungUp = (): void => end("closed the connection before it opened a tunnel");
  const broke = ({ code, message }: NodeJS.ErrnoException): void =>
    end(`broke the connection before it opened a tunnel (${code ?? message})`);
  const read = (): void => {
    for (let piece: Buffer | null = socket.read(); piece; piece = socket.read()) {
      received += piece.toString("latin1");
      let head = headOf(received);
      for (; head; head = headOf(received)) {
        received = received.slice(head.length);
        taken += head.length;
        if (head.status >= 200) break;
      }
      if (head && head.status < 300) {
        if (received) socket.unshift(Buffer.from(received, "latin1"));
        end();
      } else if (head) end(`answered ${head.status} and did not open a tunnel`);
      // Checked after each piece, because a proxy may send without end.
      else if (taken + received.length > LONGEST_HEAD) end("sent a response to CONNECT that is too large");
      else if (!mayBeHttp(received)) end("sent a response to CONNECT that is not HTTP");
      else continue;
      return;
    }
  };
  socket.on("readable", read).on("end", hungUp).on("close", hungUp).on("error", broke);
  const credentials = authorization === undefined ? "" : `proxy-authorization: ${authorization}\r\n`;
  socket.write(
    `CONNECT ${authority} HTTP/1.1\r\nhost: ${authority}\r\n${credentials}proxy-connection: keep-alive\r\n\r\n`,
  );
}

const SAMPLE = "HTTP/1.1 200";

/** Whether the text received so far can be the start of an HTTP response. */
function mayBeHttp(text: string): boolean {
  return /^HTTP\/1\.[01] \d{3}/.test(text + SAMPLE.slice(text.length));
}

/** The first complete head; undefined if none is complete. Heads with 1xx may precede the final one. */
function headOf(text: string): { readonly status: number; readonly length: number } | undefined {
  const match = /^HTTP\/1\.[01] (\d{3})(?=[ \r\n]).*?\n\r?\n/s.exec(text);
  return match ? { status: Number(match[1]), length: match[0].length } : undefined;
}
