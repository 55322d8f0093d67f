export function isDayBefore(first: Temporal.PlainDate, second: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(first, second) < 0;
}

export function earlierDay(first: Temporal.PlainDate, second: Temporal.PlainDate): Temporal.PlainDate {
  return isDayBefore(second, first) ? second : first;
}

export function laterDay(first: Temporal.PlainDate, second: Temporal.PlainDate): Temporal.PlainDate {
  return isDayBefore(first, second) ? second : first;
}
