import { describe, expect, it } from "vitest";
import { encodings } from "../test-support/encodings.js";
import { redact, redactJson } from "./redact.js";
import { SecretMemory } from "./secret-memory.js";

const SECRET = "s3cr/t+v&lue";
const { list } = new SecretMemory([SECRET]);
const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("a secret in a text", () => {
  it.each(Object.entries(encodings))("is hidden in %s, with only the word around it", (_name, write) => {
    const clean = redact(`You sent ${write(SECRET)} to us`, list);
    expect(clean).toBe("You sent [redacted] to us");
  });

  it.each(Object.entries(encodings))("is hidden in %s within every other encoding", (_name, inner) => {
    for (const outer of Object.values(encodings)) {
      expect(redact(`You sent ${outer(inner(SECRET))} to us`, list)).toBe("You sent [redacted] to us");
    }
  });

  // If only some characters are escaped, no other decoding finds the secret.
  it.each([
    ["JSON", (code: string) => `\\u00${code}`],
    ["JavaScript", (code: string) => `\\x${code}`],
    ["JavaScript with braces", (code: string) => `\\u{${code}}`],
    ["an address", (code: string) => `%${code}`],
    ["HTML", (code: string) => `&#x${code};`],
  ])("is hidden in %s, whichever of its characters are escaped", (_name, write) => {
    for (let every = 1; every < SECRET.length; every += 1) {
      const some = [...SECRET].map((one, at) => (at % every ? one : write(one.charCodeAt(0).toString(16)))).join("");
      expect(redact(`You sent ${some} to us`, list)).toBe("You sent [redacted] to us");
    }
  });

  it("is hidden without the text around it if it is not encoded", () => {
    expect(redact(`t=${SECRET}&x=1`, list)).toBe("t=[redacted]&x=1");
  });

  it.each([0, 1, 2, 3, 4, 5])("is hidden in base64 after %i other characters", (before) => {
    expect(redact(`${"A".repeat(before)}${base64(`${"u".repeat(before)}:${SECRET}`)}`, list)).toBe("[redacted]");
  });

  it("is hidden in hex that seems to contain 0x", () => {
    const secrets = new SecretMemory(["s3cret-val-P"]).list;
    const hex = Buffer.from("s3cret-val-P").toString("hex");
    expect(redact(`size ${hex}x7`, secrets)).toBe("size [redacted]");
    expect(redact(hex.replace(/../g, "0x$&,"), secrets)).toBe("[redacted]");
  });

  it("is hidden five layers deep", () => {
    expect(redact(base64(base64(base64(base64(base64(SECRET))))), list)).toBe("[redacted]");
  });

  it("is hidden at every place", () => {
    const text = Array.from({ length: 30 }, (_, at) => `${at}: ${base64(SECRET)}`).join(", ");
    expect(redact(text, list)).toBe(Array.from({ length: 30 }, (_, at) => `${at}: [redacted]`).join(" "));
  });

  it("is hidden with the whole text if it is encoded in one of more than 20,000 characters", () => {
    expect(redact(`${"word ".repeat(5_000)}${base64(SECRET)}`, list)).toBe("[redacted]");
    expect(redact(`${"word ".repeat(5_000)}${SECRET}`, list)).toBe(`${"word ".repeat(5_000)}[redacted]`);
  });

  it("of three characters is not hidden: it occurs by chance", () => {
    expect(redact("the abc", new SecretMemory(["abc"]).list)).toBe("the abc");
  });

  it("of fewer than four letters and digits is found unencoded and in escapes", () => {
    const odd = new SecretMemory(["?!-#_1"]).list;
    expect(redact("it was ?!-#_1 indeed", odd)).toBe("it was [redacted] indeed");
    expect(redact(`it was ${encodeURIComponent("?!-#_1")} indeed`, odd)).toBe("it was [redacted] indeed");
    expect(redact("it was not", odd)).toBe("it was not");
  });

  it("with letters beyond ASCII is found by its ASCII letters", () => {
    const unusual = new SecretMemory(["pässword-1234-ß"]).list;
    expect(redact(`it was ${encodeURIComponent("pässword-1234-ß")}`, unusual)).toBe("it was [redacted]");
    expect(redact(`it was ${base64("pässword-1234-ß")}`, unusual)).toBe("it was [redacted]");
  });
});

describe("a text without a secret", () => {
  it.each([
    "Invitation 4711 was accepted at 2026-01-02T03:04:05Z by 3f1d5a90-7c42-4e8b-b6a1-0d9e8c7b6a54",
    '<p class="x">5 &lt; 6 &amp; more: caf&eacute; %20 \\u0041 SGVsbG8gd29ybGQ= 48656c6c6f</p>',
    "",
  ])("stays as it is: %j", (text) => {
    expect(redact(text, list)).toBe(text);
  });
});

describe("a text that decodes into far more than itself", () => {
  it("is hidden as a whole", () => {
    const folded = "&amp;#x25;25\\\\u0025%2526amp;%255cu0025 ".repeat(3_000);
    expect(redact(folded, list)).toBe("[redacted]");
  });
});

describe("a text that is cut off", () => {
  it.each([
    ["as it is", (text: string) => text],
    ["in base64", base64],
    ["in hex", (text: string) => Buffer.from(text).toString("hex")],
    ["in an escape", (text: string) => text.replace(/./g, (one) => `&#x${one.charCodeAt(0).toString(16)};`)],
  ])("within a secret hides the part that arrived %s", (_name, write) => {
    const whole = write("abcd1234efgh5678");
    const secrets = new SecretMemory(["abcd1234efgh5678"]).list;
    for (let end = whole.length / 2; end < whole.length; end += 1) {
      expect(redact(`You sent ${whole.slice(0, end)}`, secrets, true)).toBe("You sent [redacted]");
    }
  });
});

describe("JSON", () => {
  it("is searched in keys, values, numbers and lists, and otherwise unchanged", () => {
    const secrets = new SecretMemory(["12345678", SECRET]).list;
    const body = { [base64(SECRET)]: 1, list: [SECRET, 12345678, null, true, 7], at: { deep: "12 34 56 78" } };
    expect(redactJson(body, secrets)).toEqual({
      "[redacted]": 1,
      list: ["[redacted]", "[redacted]", null, true, 7],
      at: { deep: "[redacted]" },
    });
  });
});

describe("a client's memory", () => {
  it("contains the given secrets and the last 32 that were sent", () => {
    const memory = new SecretMemory(["given-secret"]);
    for (let sent = 0; sent < 40; sent += 1) memory.add(`token-number-${sent}`);
    const shown = (text: string): boolean => redact(text, memory.list) === text;
    expect([shown("given-secret"), shown("token-number-8"), shown("token-number-39")]).toEqual([false, false, false]);
    expect(shown("token-number-7")).toBe(true);
    expect(memory.list).toHaveLength(33);
  });

  it("does not forget a secret that is sent again and again", () => {
    const memory = new SecretMemory();
    for (let sent = 0; sent < 100; sent += 1) {
      memory.add("the-same-secret");
      memory.add(`token-number-${sent}`);
    }
    expect(redact("the-same-secret", memory.list)).toBe("[redacted]");
    expect(redact("token-number-70", memory.list)).toBe("[redacted]");
    for (let sent = 0; sent < 100; sent += 1) memory.add(sent % 2 ? "one-user-token" : "other-user-token");
    expect(redact("token-number-99", memory.list)).toBe("[redacted]");
    expect(memory.list).toHaveLength(32);
  });
});
