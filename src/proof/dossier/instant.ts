// Moments are RFC 3339 text in UTC, or milliseconds since 1970: the page of a dossier also runs in browsers without Temporal.

const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z$/;

/** @returns null for what is no moment of RFC 3339 in UTC */
export function millisecondsOf(text: string): number | null {
  const found = form.exec(text);
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const whole = (((daysOf(year ?? 0, month ?? 0, day ?? 0) * 24 + (hour ?? 0)) * 60 + (minute ?? 0)) * 60 + (second ?? 0)) * 1000;
  // A day that no month has, or an hour that no day has, comes out as another.
  if (momentText(whole) !== `${text.slice(0, 19)}Z`) return null;
  return whole + Math.floor(Number(`0.${found[7] ?? "0"}`) * 1000);
}

/** RFC 3339 in UTC, with milliseconds only where there are any. */
export function momentText(milliseconds: number): string {
  const days = Math.floor(milliseconds / 86_400_000);
  const rest = milliseconds - days * 86_400_000;
  const [seconds, fraction] = [Math.floor(rest / 1000), rest % 1000];
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return `${dateText(days)}T${clock}${fraction === 0 ? "" : `.${String(Math.floor(fraction)).padStart(3, "0")}`}Z`;
}

// Days are counted from 1 March of the year 0, so that the leap day is the last of its year and 400 years are 146,097 days.
const beforeEpoch = 719_468;

function daysOf(year: number, month: number, day: number): number {
  const [years, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  return years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) + Math.floor((153 * months + 2) / 5) + day - 1 - beforeEpoch;
}

function dateText(sinceEpoch: number): string {
  const days = sinceEpoch + beforeEpoch;
  const era = Math.floor(days / 146_097);
  const inEra = days - era * 146_097;
  const years = Math.floor((inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365);
  const inYear = inEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const months = Math.floor((5 * inYear + 2) / 153);
  const month = months < 10 ? months + 3 : months - 9;
  const year = years + era * 400 + (month <= 2 ? 1 : 0);
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(inYear - Math.floor((153 * months + 2) / 5) + 1).padStart(2, "0")].join("-");
}
