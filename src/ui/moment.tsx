/** A moment in words, made by whoever knows the zone and the language. */
export type MomentText = {
  /** For machines: `2026-12-01T23:59+01:00`, or `2026-12-01` for a day. */
  datetime: string;
  /** "di 1 dec 2026" */
  day: string;
  /** "23:59"; null when only the day counts. */
  clock: string | null;
};

/** Weekday, date and clock. They stay together on one line, save where the layout sets the clock below. */
export function Moment({ moment }: { moment: MomentText }) {
  if (moment.clock === null) return <time datetime={moment.datetime}>{unbroken(moment.day)}</time>;
  return <time datetime={moment.datetime}>{unbroken(moment.day)} <span>{moment.clock}</span></time>;
}

/** The same as text, for a title or a button. */
export function momentAsText(moment: MomentText): string {
  return moment.clock === null ? moment.day : `${moment.day} ${moment.clock}`;
}

/** "di 1 dec 2026" keeps weekday, day and month together; only the year may move to the next line. */
function unbroken(day: string): string {
  return day.replace(/^(\S+) (\d+) (?=\S)/, "$1\u00a0$2\u00a0");
}
