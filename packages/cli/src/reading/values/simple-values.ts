import { type Meaning, type ReadCell, shown } from "./meaning.js";

/** Text as it is, on one line. */
export function readText(text: string): Meaning {
  const value = text.replace(/\s*[\r\n]\s*/g, " ");
  return value === text ? { value } : { value, note: `has line breaks; it is sent as ${shown(value)}` };
}

/** A whole number without sign. */
export function readInteger(text: string): Meaning {
  const value = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(value)
    ? { value }
    : { problem: `${shown(text)} is not a whole number` };
}

/** A percentage without decimals, with or without "%"; or true and false, which Kantata's first documents allow. */
export function readTarget(text: string): Meaning {
  if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === "true" };
  const [, digits] = /^(\d{1,3})\s*%?$/.exec(text) ?? [];
  return digits !== undefined && Number(digits) <= 100
    ? { value: Number(digits) }
    : { problem: `${shown(text)} is not a whole percentage from 0 to 100` };
}

const YES = ["true", "yes", "y", "1"];
const NO = ["false", "no", "n", "0"];

export function readBoolean(text: string): Meaning {
  const word = text.toLowerCase();
  if (YES.includes(word)) return { value: true };
  return NO.includes(word) ? { value: false } : { problem: `${shown(text)} is neither yes nor no` };
}

/** The opposite of what the cell says. */
export function readNot(text: string): Meaning {
  const meaning = readBoolean(text);
  return "value" in meaning ? { value: !meaning.value } : meaning;
}

export function readGuid(text: string): Meaning {
  const [, id] = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(text) ?? [];
  return id === undefined
    ? { problem: `${shown(text)} is not an id like 68a3a33b-b9dd-4eea-884f-87daefc4ff0f` }
    : { value: id };
}

/** A date with a time and an offset. The server reads a time without offset in its own zone, so that is refused. */
export function readDateTime(text: string): Meaning {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;
  if (form.test(text) && !Number.isNaN(Date.parse(text)) && isRealDay(text.slice(0, 10))) return { value: text };
  return { problem: `${shown(text)} is not a time with an offset. Write it like 2027-01-31T12:00:00Z` };
}

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** One of several words, in any case. */
export function readOneOf(words: readonly string[]): ReadCell {
  return (text) => {
    const value = words.find((word) => word === text.toLowerCase());
    return value === undefined ? { problem: `${shown(text)} is none of ${words.join(", ")}` } : { value };
  };
}
