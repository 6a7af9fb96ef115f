import { describe, expect, it } from "vitest";
import { CLIENT_KEYS } from "../../packages/runtime/src/client/client-options.ts";
import { CALL_KEYS } from "../../packages/runtime/src/request/call-options.ts";
import { optionsIn, optionsPage } from "../tool/options-table.ts";

describe("the page of options", () => {
  it("has each option that calls and clients take", async () => {
    const page = await optionsPage();
    expect([...CALL_KEYS, ...CLIENT_KEYS].filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
    expect(page).toContain("| `maxRetries` | a number | 2 |");
    expect(page).toContain("| `maxResponseBytes` | bytes | 10485760 |");
  });

  it("says which options are required, and reads unit and default from the docstring", () => {
    const source = `interface A {
      /** Milliseconds to wait.\n * @default 5 */
      readonly wait?: number;
      /** Who. */
      readonly who: string;
      readonly other?: undefined;
    }`;
    expect(optionsIn("a.ts", source, ["A"])).toEqual([
      { name: "wait", unit: "milliseconds", fallback: "5", meaning: "Milliseconds to wait." },
      { name: "who", unit: "", fallback: "required", meaning: "Who." },
    ]);
  });

  it("refuses an option without a docstring, and an interface that is not there", () => {
    expect(() => optionsIn("a.ts", "interface A { b: string }", ["A"])).toThrow("a.ts: b has no docstring");
    expect(() => optionsIn("a.ts", "", ["A"])).toThrow("a.ts has no interface A");
  });
});
