import { type Trouble, trouble } from "@invitation-clients/testing";
import type { TryOperation } from "../operations.ts";
import { startService } from "../services.ts";
import { curlOf, typescriptOf } from "../snippets.ts";
import { drawAnswer } from "./answer.ts";
import { tryForm } from "./form.ts";
import { sendOnce } from "./send-once.ts";

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
  const forms = JSON.parse(find("[data-operation]").textContent ?? "") as [TryOperation, ...TryOperation[]];
  const button = find<HTMLButtonElement>("[data-send]");
  const status = find("[data-status]");
  const answer = find("[data-answer]");
  const element = find<HTMLFormElement>("form");
  const form = tryForm(element, forms);

  const showCode = (): void => {
    try {
      form.showChosen();
      const values = form.values();
      form.mark();
      find("[data-code=curl]").textContent = curlOf(form.chosen(), values);
      find("[data-code=typescript]").textContent = typescriptOf(form.chosen(), values);
      status.textContent = "";
    } catch (error) {
      form.mark(error);
      status.textContent = (error as Error).message;
    }
  };
  element.addEventListener("input", showCode);
  for (const copy of root.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    copy.disabled = false;
    copy.addEventListener("click", async () => {
      const text = find(`[data-code=${copy.dataset.copy}]`).textContent ?? "";
      status.textContent = await copied(text);
    });
  }

  let service = await startService(forms[0]);
  const setBusy = (isBusy: boolean): void => {
    for (const busy of [button, answer]) {
      const name = busy === button ? "aria-disabled" : "aria-busy";
      if (isBusy) busy.setAttribute(name, "true");
      else busy.removeAttribute(name);
    }
  };
  element.addEventListener("reset", async () => {
    service = await startService(forms[0]);
    setBusy(false);
    showCode();
    answer.textContent = "Nothing was sent yet.";
    status.textContent = "The fake is as it was at first.";
  });
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    const used = service;
    try {
      const values = form.values();
      used.play(forms[0].id, TROUBLES[find<HTMLSelectElement>("[data-trouble]").value]?.());
      setBusy(true);
      status.textContent = "Sending …";
      const shown = await sendOnce(form.chosen(), used, values);
      // After "Start over" nobody waits for this answer.
      if (service !== used) return;
      drawAnswer(answer, shown);
      status.textContent = `Status ${shown.status}, outcome ${shown.outcome}.`;
    } catch (error) {
      form.mark(error);
      form.focusMarked();
      status.textContent = (error as Error).message;
    }
    if (service === used) setBusy(false);
  });
  showCode();
  button.disabled = false;
}

async function copied(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return "The browser does not let this page copy. Select the text instead.";
  }
}
