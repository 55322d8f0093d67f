const months: readonly (readonly string[])[] = [["jan"], ["feb"], ["mrt", "maa", "mar"], ["apr"], ["mei", "may"], ["jun"], ["jul"], ["aug"], ["sep"], ["okt", "oct"], ["nov"], ["dec"]];

/** Days and months that a text names, as "12-1" for the first of December: "1 dec", "1-12-2026", "01/12". */
export function daysInText(text: string): Set<string> {
  const lower = text.toLowerCase();
  const found = new Set<string>();
  for (const [, day = "", month = ""] of lower.matchAll(/(?<!\d)(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?!\d)/g)) add(found, Number(day), Number(month));
  for (const [, month = "", day = ""] of lower.matchAll(/(?<!\d)\d{4}-(\d{2})-(\d{2})(?!\d)/g)) add(found, Number(day), Number(month));
  for (const [, day = "", name = ""] of lower.matchAll(/(?<!\d)(\d{1,2})\s*([a-z]{3,})/g)) add(found, Number(day), monthOf(name));
  return found;
}

export function dayKey(day: Temporal.PlainDate): string {
  return `${day.month}-${day.day}`;
}

function monthOf(name: string): number {
  const first = name.slice(0, 3);
  return months.findIndex((names) => names.includes(first)) + 1;
}

function add(found: Set<string>, day: number, month: number): void {
  if (day >= 1 && day <= 31 && month >= 1 && month <= 12) found.add(`${month}-${day}`);
}
