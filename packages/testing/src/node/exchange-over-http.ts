import type { IncomingMessage, ServerResponse } from "node:http";
import { failureAnswer, type ServedFake } from "../forms/form.js";
import type { FakeAnswer } from "../server/fake-http.js";
import type { Outcome } from "../server/service.js";
import { letIn } from "./cors.js";
import { readRequest } from "./read-request.js";

/** A fake, and where it is served. */
export interface Place {
  readonly fake: ServedFake;
  /** What clients take as `baseUrl`. */
  readonly url: string;
  readonly cors: boolean;
}

/** Answers one request by the fake. Never rejects. */
export async function answerRequest(place: Place, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { socket } = incoming;
  const gone = new AbortController();
  const leave = (): void => gone.abort(new Error("the client closed the connection"));
  socket.once("close", leave);
  try {
    if (place.cors && letIn(incoming, outgoing)) return;
    const request = await readRequest(place.url, incoming);
    if ("refusal" in request) play({ form: "answer", answer: request.refusal }, outgoing);
    else play(await place.fake.exchange({ ...request, signal: gone.signal }), outgoing);
  } catch (error) {
    if (gone.signal.aborted || outgoing.headersSent) socket.destroy();
    else play({ form: "answer", answer: failureAnswer(error) }, outgoing);
  } finally {
    socket.off("close", leave);
  }
}

function play(outcome: Outcome, outgoing: ServerResponse): void {
  if (outcome.form === "answer") {
    writeHead(outcome.answer, outgoing).end(outcome.answer.body);
    return;
  }
  if (outcome.form === "cut-off") {
    const { body = "" } = outcome.answer;
    const half = Buffer.from(body).subarray(0, Math.ceil(body.length / 2));
    // Closed once it was sent, and not reset: a client discards what it has not read when a reset comes.
    writeHead(outcome.answer, outgoing).write(half, () => outgoing.socket?.destroySoon());
    return;
  }
  outgoing.socket?.resetAndDestroy();
}

function writeHead({ status, headers, body }: FakeAnswer, outgoing: ServerResponse): ServerResponse {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return outgoing.writeHead(status, { ...headers, ...length });
}
