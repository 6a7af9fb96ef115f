import type { Hooks } from "@invitation-clients/kantata-ox";
import { callOf, send } from "../calls.ts";
import type { TryOperation } from "../operations.ts";
import type { Service } from "../services.ts";
import type { Values } from "../values.ts";
import type { Shown } from "./answer.ts";

/** Waits of `createMany` that fit this fake: its lists do not lag, and it has done its work when an answer is lost. */
const WAITS = { listLag: 1000, settleDelay: 3000 };

/** Sends the call, and returns what the answer shows. Never rejects. */
export async function sendOnce(operation: TryOperation, service: Service, values: Values): Promise<Shown> {
  const steps: string[] = [];
  let last: Response | undefined;
  const client = service.client(values, hooksThatTell(steps, operation.form), (answer) => {
    last = answer;
  });
  const end = await send(client, callOf(operation, values), WAITS).then(
    (value) => ({ outcome: outcomeOf(operation, value), value: JSON.stringify(value, null, 2) ?? "undefined" }),
    (error: Error & { outcome?: string }) => ({
      outcome: error.outcome ?? "not-sent",
      value: `${error.name}: ${error.message}`,
    }),
  );
  return {
    ...end,
    status: last ? `${last.status} ${last.statusText}`.trim() : "no answer",
    headers: last ? [...last.headers].map(([name, value]) => `${name}: ${value}`).join("\n") : "",
    body: last ? pretty(await last.text()) : "",
    steps,
    mails: service.mails.map(({ to, operationId }) => `to ${to}, by ${operationId}`),
  };
}

function seconds(delay: number): string {
  return `${(delay / 1000).toFixed(1)} s`;
}

/** Hooks that say what the client does. `createMany` waits between calls, which no hook tells, so its waits are measured. */
function hooksThatTell(steps: string[], form: TryOperation["form"]): Hooks {
  let ended = performance.now();
  const tellGap = (): void => {
    const gap = performance.now() - ended;
    if (form === "many" && gap > 200) steps.push(`Waited ${seconds(gap)}`);
  };
  return {
    onRequest: ({ attempt, method, path }) => {
      tellGap();
      steps.push(`Attempt ${attempt}: ${method} ${path}`);
    },
    onResponse: ({ status, duration }) => {
      ended = performance.now();
      steps.push(`Answer ${status} after ${seconds(duration)}`);
    },
    onRetry: ({ delay, status }) =>
      steps.push(`${status ? "" : "No answer. "}Waits ${seconds(delay)}, then tries again`),
    onWait: ({ delay, waitingFor }) =>
      steps.push(waitingFor === "token" ? "Gets a token first" : `Waits ${seconds(delay)} for the ${waitingFor}`),
    onError: ({ name, outcome }) => {
      ended = performance.now();
      steps.push(`Ends with ${name}, outcome ${outcome}`);
    },
  };
}

/** A bulk job succeeded if everybody is invited. Otherwise it says how many ended in which way. */
function outcomeOf({ form }: TryOperation, value: unknown): string {
  if (form === "one") return "succeeded";
  const counts = new Map<string, number>();
  for (const { status } of value as readonly { readonly status: string }[]) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const isDone = [...counts.keys()].every((status) => status === "created" || status === "existing");
  return isDone ? "succeeded" : [...counts].map(([status, count]) => `${count} ${status}`).join(", ");
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
