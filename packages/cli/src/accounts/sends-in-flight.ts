import { createNodeFetch, type NodeFetch } from "@invitation-clients/kantata-ox/node";
import { type Contact, noteAnswer } from "./wrong-address.js";

/** The `fetch` of a command, which knows how many requests with an effect are under way. */
export interface CountingFetch {
  readonly fetch: NodeFetch;
  /** Requests other than reads that have no answer yet. */
  sending(): number;
  /** The status of the last answer to such a request. */
  lastStatus(): number | undefined;
  /** What the answers to all requests tell about the address. */
  readonly contact: Contact;
}

/** Node's own `fetch` of the clients: it knows whether a request was written, so fewer outcomes are unknown. */
export function countingFetch(): CountingFetch {
  const inner = createNodeFetch();
  let sending = 0;
  let lastStatus: number | undefined;
  const contact = { hasAnswered: false, hasPage: false };
  const fetch: NodeFetch = Object.assign(
    async (...args: Parameters<NodeFetch>): ReturnType<NodeFetch> => {
      const isRead = /^(GET|HEAD)$/.test(args[1]?.method ?? "GET");
      if (!isRead) sending += 1;
      try {
        const answer = await inner(...args);
        noteAnswer(contact, answer.status, answer.headers.get("content-type"));
        if (!isRead) lastStatus = answer.status;
        return answer;
      } finally {
        if (!isRead) sending -= 1;
      }
    },
    { close: () => inner.close() },
  );
  return { fetch, sending: () => sending, lastStatus: () => lastStatus, contact };
}
