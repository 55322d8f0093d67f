import type { Child } from "hono/jsx";
import { Moment, type MomentText } from "../moment.tsx";
import type { DaysAxis } from "./days-axis.ts";

export type DaysPoint = {
  instant: Temporal.Instant;
  moment: MomentText;
  /** On the line, short: "aanbod Noor eindigt". */
  label: string;
  /** In the list: "Aanbod aan Noor Bakkali eindigt". */
  what: Child;
  note?: Child;
};

export type DaysLineProps = {
  id: string;
  title: string;
  /** What the picture shows, in words. */
  description: string;
  axis: DaysAxis;
  /** "di 24", by date. */
  dayName: (date: Temporal.PlainDate) => string;
  now: { instant: Temporal.Instant; label: string };
  /** In order of time. */
  points: readonly DaysPoint[];
  session?: { from: Temporal.Instant; to: Temporal.Instant; label: string } | undefined;
};

const rowHeight = 24;
const mostNamedDays = 16;
/** In percent of the line. */
const labelWidth = 22;

/** Deadlines on a line, x in percent: it stretches, its text never shrinks. A list where there is no room. */
export function DaysLine(props: DaysLineProps) {
  const { id, title, description, axis, points, now, session } = props;
  const rows = rowsOf(points.map((point) => axis.at(point.instant)));
  const base = Math.max(rowHeight * (Math.max(0, ...rows) + 1) + 36, 60);
  const bottom = base + 50;
  return (
    <figure class="days-frame">
      <svg class="days" width="100%" height={bottom} role="img" aria-labelledby={`${id}-t ${id}-d`}>
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{description}</desc>
        <Days {...props} base={base} bottom={bottom} />
        <line class="base" x1="0%" x2="100%" y1={base} y2={base} />
        <g class="stems">
          {points.map((point, index) => <line x1={pc(axis.at(point.instant))} x2={pc(axis.at(point.instant))} y1={(rows[index] ?? 0) * rowHeight + 4} y2={base} />)}
        </g>
        <g class="dots">{points.map((point) => <circle cx={pc(axis.at(point.instant))} cy={base} r="4" />)}</g>
        <g class="labels">
          {points.map((point, index) => <Label at={axis.at(point.instant)} y={(rows[index] ?? 0) * rowHeight + 1} point={point} />)}
        </g>
        {session && <Session axis={axis} base={base} session={session} />}
        <line class="now" x1={pc(axis.at(now.instant))} x2={pc(axis.at(now.instant))} y1={base - 24} y2={base + 24} />
        <svg x={pc(axis.at(now.instant))} y={base - 45} overflow="visible">
          <text class="now-name" x="-2" y="13" text-anchor={anchorOf(axis.at(now.instant))}>{now.label}</text>
        </svg>
      </svg>
      <ol role="list" class="days-list">
        {points.map((point) => (
          <li><Moment moment={point.moment} /><p>{point.what}{point.note && <span class="sub">{point.note}</span>}</p></li>
        ))}
      </ol>
    </figure>
  );
}

function Days({ axis, dayName, base, bottom }: DaysLineProps & { base: number; bottom: number }) {
  const every = Math.ceil(axis.days.length / mostNamedDays);
  return (
    <>
      <g class="weekend">
        {axis.days.filter((day) => day.weekend).map((day) => <rect x={pc(day.at)} y={base - 16} width={pc(axis.dayWidth)} height={bottom - base + 16} />)}
      </g>
      <g class="ticks">
        {[...axis.days.map((day) => day.at), 100].map((at) => <line x1={pc(at)} x2={pc(at)} y1={base - 16} y2={bottom} />)}
      </g>
      <g class="day-names">
        {axis.days.map((day, index) => index % every === 0 && (
          <text x={pc(day.at + axis.dayWidth / 2)} y={bottom - 10} text-anchor="middle">{dayName(day.date)}</text>
        ))}
      </g>
    </>
  );
}

function Label({ at, y, point }: { at: number; y: number; point: DaysPoint }) {
  const left = at > 78;
  return (
    <svg x={pc(at)} y={y} overflow="visible">
      <text x={left ? -7 : 7} y="13" text-anchor={left ? "end" : undefined}>
        {point.moment.clock !== null && <><tspan class="t">{point.moment.clock}</tspan> </>}{point.label}
      </text>
    </svg>
  );
}

function Session({ axis, base, session }: { axis: DaysAxis; base: number; session: NonNullable<DaysLineProps["session"]> }) {
  const from = axis.at(session.from);
  const to = axis.at(session.to);
  return (
    <>
      <rect class="session" x={pc(from)} y={base - 10} width={pc(Math.max(to - from, 0.4))} height="20" />
      <svg x={pc(to)} y={base - 38} overflow="visible"><text class="session-name" x="0" y="13" text-anchor="end">{session.label}</text></svg>
    </>
  );
}

/** A label goes below every label that still runs where its own stem comes down, so that none covers another. */
function rowsOf(positions: readonly number[]): readonly number[] {
  const ends: number[] = [];
  return positions.map((at) => {
    const row = ends.findLastIndex((end) => end > at) + 1;
    ends[row] = at + labelWidth;
    return row;
  });
}

function anchorOf(at: number): "start" | "middle" | "end" {
  return at < 3 ? "start" : at > 97 ? "end" : "middle";
}

function pc(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}
