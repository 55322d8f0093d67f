import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { momentText } from "../../../platform/i18n/moment-text.ts";
import { formatDate } from "../../../platform/i18n/format.ts";
import { daysAxis } from "../../../ui/office/days-axis.ts";
import { DaysLine } from "../../../ui/office/days-line.tsx";
import type { DaysPoint } from "../../../ui/office/days-line.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import type { Desk } from "../frame/desk.ts";
import { clock } from "../frame/format.ts";
import type { Deadline } from "../store.ts";
import type { Person, SessionFacts } from "./facts.ts";
import { sessionTexts } from "./texts.ts";

const mostPoints = 9;
/** A session further away is not on the line: its deadlines would all lie on one heap. */
const mostDays = 70;

type Moment = { at: Temporal.Instant; kind: "offer" | "hold" | "reminder" | "question" | "due"; who: string | null };

/** What happens by itself, on a line up to the training. */
export function Days({ facts, desk }: { facts: SessionFacts; desk: Desk }) {
  const texts = sessionTexts[desk.locale].days;
  const points = pointsOf(momentsOf(facts, desk), desk);
  const { starts_at: startsAt, ends_at: endsAt } = facts.view.session;
  const session = startsAt === null || endsAt === null ? null : { from: startsAt, to: endsAt };
  const last = session?.to ?? points.at(-1)?.instant;
  if (last === undefined || Temporal.Instant.compare(last, desk.now) < 0) return null;
  const from = localDateOf(desk.now, desk.zone);
  const wanted = localDateOf(last, desk.zone);
  const near = from.until(wanted, { largestUnit: "days" }).days <= mostDays;
  const to = near ? wanted : localDateOf(points.at(-1)?.instant ?? desk.now, desk.zone).add({ days: 1 });
  const onLine = points.slice(0, mostPoints);
  return (
    <Part id="days" heading={texts.heading} beside={texts.beside}>
      {points.length === 0 ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <DaysLine
          id="line"
          title={texts.title}
          description={texts.description(formatDate(from, desk.locale), formatDate(to, desk.locale))}
          axis={daysAxis({ from, to, zone: desk.zone })}
          dayName={(date) => formatDate(date, desk.locale).split("\u00a0").slice(0, date.day === 1 ? 3 : 2).join(" ")}
          now={{ instant: desk.now, label: `${texts.now} ${clock(desk.now, desk)}` }}
          points={onLine}
          session={session === null || !near ? undefined : { ...session, label: `${clock(session.from, desk)}–${clock(session.to, desk)} ${texts.training}` }}
        />
      )}
    </Part>
  );
}

/** Deadlines that are rows, and payment days that take nothing away. */
function momentsOf({ seated, deadlines }: SessionFacts, { now }: Desk): Moment[] {
  const rows = deadlines.flatMap((deadline): Moment[] => {
    const kind = kindOf(deadline);
    return kind === null ? [] : [{ at: deadline.due_at, kind, who: seated.find((person) => concerns(person, deadline))?.name ?? null }];
  });
  const days = seated.flatMap(({ due, booking, name }): Moment[] =>
    due === null || due.late || booking.place === "held" ? [] : [{ at: due.dueAt, kind: "due", who: name }],
  );
  return [...rows.filter(({ at }) => Temporal.Instant.compare(at, now) > 0), ...days].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

/** The end of the session itself is the block on the line. */
function kindOf({ what }: Deadline): Moment["kind"] | null {
  if (what === "offer" || what === "hold") return what;
  if (what === "confirm-ask") return "question";
  return what === "payment-reminder" ? "reminder" : null;
}

function concerns({ booking, deal }: Person, { subject_id: subjectId }: Deadline): boolean {
  return deal?.id === subjectId || booking.offer_id === subjectId;
}

/** Moments of one kind at the same minute are one point. */
function pointsOf(moments: readonly Moment[], desk: Desk): DaysPoint[] {
  const texts = sessionTexts[desk.locale].days;
  const groups = Map.groupBy(moments, ({ at, kind }) => `${kind} ${at.toString()}`);
  return [...groups.values()].flatMap((group): DaysPoint[] => {
    const [first] = group;
    if (first === undefined) return [];
    const names = [...new Set(group.flatMap(({ who }) => who ?? []))];
    const [name = ""] = names;
    const many = (text: string) => (names.length > 1 ? texts.others(text, names.length - 1) : text);
    const instant = first.at;
    const moment = momentText(instant, desk.locale, desk.zone);
    const words = texts[first.kind];
    const note = "note" in words ? words.note : undefined;
    return [{ instant, moment, label: words.label(many(name.split(" ")[0] ?? "")), what: words.what(many(name)), note }];
  });
}
