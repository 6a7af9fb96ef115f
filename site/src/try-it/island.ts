import type { Hooks } from "@invitation-clients/kantata-ox";
import { type Trouble, trouble } from "@invitation-clients/testing";
import { drawAnswer } from "./answer.ts";
import { callOf, send } from "./calls.ts";
import type { TryOperation } from "./operations.ts";
import { type Service, startService } from "./services.ts";
import { curlOf, hasBody, typescriptOf } from "./snippets.ts";
import { type Values, valuesOf } from "./values.ts";

const TROUBLES: Readonly<Record<string, () => Trouble>> = {
  lost: () => trouble.lostAfterCommit(),
  limited: () => trouble.rateLimited(5),
  slow: () => trouble.slow(3000),
};

/** Makes a form work: its button, its code beside it, and its answer. */
export async function startTryIt(root: HTMLElement): Promise<void> {
  const find = <E extends HTMLElement>(selector: string): E => {
    const found = root.querySelector<E>(selector);
    if (!found) throw new Error(`the page has no ${selector}`);
    return found;
  };
  const operation = JSON.parse(find("[data-operation]").textContent ?? "") as TryOperation;
  const form = find<HTMLFormElement>("form");
  const button = find<HTMLButtonElement>("[data-send]");
  const status = find("[data-status]");
  const read = (): Values =>
    valuesOf(operation.fields, ({ in: place, name }) => {
      const field = form.elements.namedItem(`${place}.${name}`);
      return (field as HTMLInputElement | null)?.value ?? "";
    });

  const showCode = (): void => {
    try {
      const values = read();
      find("[data-code=curl]").textContent = curlOf(operation, values);
      find("[data-code=typescript]").textContent = typescriptOf(operation, values);
      status.textContent = "";
    } catch (error) {
      status.textContent = (error as Error).message;
    }
  };
  form.addEventListener("input", showCode);
  for (const copy of root.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    copy.disabled = false;
    copy.addEventListener("click", async () => {
      const text = find(`[data-code=${copy.dataset.copy}]`).textContent ?? "";
      const isCopied = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      );
      status.textContent = isCopied ? "Copied." : "The browser does not let this page copy. Select the text instead.";
    });
  }

  let service = await startService(operation);
  form.addEventListener("reset", async () => {
    service = await startService(operation);
    showCode();
    find("[data-answer]").textContent = "Nothing was sent yet.";
    status.textContent = "The fake is as it was at first.";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    status.textContent = "Sending …";
    try {
      const chosen = TROUBLES[find<HTMLSelectElement>("[data-trouble]").value];
      if (chosen) service.next(operation.id, chosen());
      status.textContent = await sendOnce(operation, service, read(), find("[data-answer]"));
    } catch (error) {
      status.textContent = (error as Error).message;
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
  button.disabled = false;
}

/** Sends the call, draws the answer, and returns one line about it. */
async function sendOnce(
  operation: TryOperation,
  service: Service,
  values: Values,
  region: HTMLElement,
): Promise<string> {
  const steps: string[] = [];
  const seconds = (delay: number): string => `${(delay / 1000).toFixed(1)} s`;
  const hooks: Hooks = {
    onRequest: ({ attempt, method, path }) => steps.push(`Attempt ${attempt}: ${method} ${path}`),
    onResponse: ({ status, duration }) => steps.push(`Answer ${status} after ${seconds(duration)}`),
    onRetry: ({ delay, status }) =>
      steps.push(`${status ? "" : "No answer. "}Waits ${seconds(delay)}, then tries again`),
    onWait: ({ delay, waitingFor }) => steps.push(`Waits ${seconds(delay)} for the ${waitingFor}`),
  };
  let last: Response | undefined;
  const client = service.client(values, hooks, (answer) => {
    last = answer;
  });
  const call = callOf(operation.api, operation.id, values, hasBody(operation));
  const end = await send(client, call).then(
    (value) => ({ outcome: "succeeded", value: JSON.stringify(value, null, 2) ?? "undefined" }),
    (error: Error & { outcome?: string }) => ({
      outcome: error.outcome ?? "not-sent",
      value: `${error.name}: ${error.message}`,
    }),
  );
  const status = last ? `${last.status} ${last.statusText}`.trim() : "no answer";
  drawAnswer(region, {
    ...end,
    status,
    headers: last ? [...last.headers].map(([name, value]) => `${name}: ${value}`).join("\n") : "",
    body: last ? pretty(await last.text()) : "",
    steps,
    mails: service.mails.map(({ to, operationId }) => `to ${to}, by ${operationId}`),
  });
  return `Status ${status}, outcome ${end.outcome}.`;
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
