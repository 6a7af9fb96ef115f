/** How the values of a format are checked and described. */
interface Format {
  readonly of: "string" | "number";
  readonly words: string;
  readonly fits: (value: never) => boolean;
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i;
const UUID = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const WORD = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
const EMAIL = new RegExp(`^${WORD}(?:\\.${WORD})*@(?:${LABEL}\\.)+${LABEL}$`, "i");

/** The formats that the rules can name. They agree with ajv-formats. */
export const FORMATS: Readonly<Record<string, Format | undefined>> = {
  "date-time": {
    of: "string",
    words: "a date and time with a zone, such as 2026-01-31T12:00:00Z",
    fits: (text: string) => {
      const [date = "", time = "", ...more] = text.split(/t|\s/i);
      return more.length === 0 && isDate(date) && isTime(time);
    },
  },
  date: { of: "string", words: "a date, such as 2026-01-31", fits: isDate },
  uuid: {
    of: "string",
    words: "a UUID, such as 123e4567-e89b-12d3-a456-426614174000",
    fits: (text: string) => UUID.test(text),
  },
  email: { of: "string", words: "an e-mail address", fits: (text: string) => EMAIL.test(text) },
  int32: {
    of: "number",
    words: "a whole number of 32 bits",
    fits: (value: number) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  },
  int64: { of: "number", words: "a whole number", fits: Number.isInteger },
};

function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

function isTime(text: string): boolean {
  const [, hour = "", minute = "", second = "", sign, zoneHour = "0", zoneMinute = "0"] = TIME.exec(text) ?? [];
  if (hour === "" || +zoneHour > 23 || +zoneMinute > 59) return false;
  if (+hour <= 23 && +minute <= 59 && +second < 60) return true;
  // A leap second is the last one of a day in UTC.
  const direction = sign === "-" ? -1 : 1;
  const utcMinute = +minute - +zoneMinute * direction;
  const utcHour = +hour - +zoneHour * direction - (utcMinute < 0 ? 1 : 0);
  return [23, -1].includes(utcHour) && [59, -1].includes(utcMinute) && +second < 61;
}
