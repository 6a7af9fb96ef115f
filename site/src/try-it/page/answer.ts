/** What the answer shows. */
export interface Shown {
  readonly status: string;
  readonly outcome: string;
  readonly headers: string;
  readonly body: string;
  readonly value: string;
  readonly steps: readonly string[];
  readonly mails: readonly string[];
}

/** Draws the answer in its region. Everything is text, never HTML. */
export function drawAnswer(region: HTMLElement, shown: Shown): void {
  const parts: readonly (readonly [title: string, content: HTMLElement])[] = [
    ["Status", element("p", shown.status)],
    ["Outcome", element("p", shown.outcome)],
    ["What the client did", list(shown.steps, "Nothing was sent.")],
    ["Mails that the fake sent so far", list(shown.mails, "None.")],
    ["What the client returned", code("What the client returned", shown.value)],
    ["Headers", code("Headers", shown.headers)],
    ["Body", code("Body", shown.body)],
  ];
  const drawn = element("dl", "");
  for (const [title, content] of parts) {
    const description = element("dd", "");
    description.append(content);
    drawn.append(element("dt", title), description);
  }
  region.replaceChildren(drawn);
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function list(items: readonly string[], none: string): HTMLElement {
  if (items.length === 0) return element("p", none);
  const made = element("ol", "");
  made.append(...items.map((item) => element("li", item)));
  return made;
}

/** A block that can be scrolled by keyboard. */
function code(label: string, text: string): HTMLElement {
  const made = element("pre", text === "" ? "none" : text);
  made.tabIndex = 0;
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", label);
  return made;
}
