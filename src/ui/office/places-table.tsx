import type { Child } from "hono/jsx";
import { classNames } from "../class-names.ts";

export type Seat = {
  number: number;
  state: "confirmed" | "held" | "offered" | "free" | "completed";
  /** "Fatima El Amrani", or "Vrij sinds 10:41". */
  name: Child;
  href?: string | undefined;
  /** Under the name: the company, or until when it is held. */
  note?: Child;
  /** The word for the state, said when the note does not say it. */
  word?: string | undefined;
};

export type PlacesTableProps = {
  /** "Twaalf plaatsen aan tafel" */
  label: string;
  seats: readonly Seat[];
};

const mostNamed = 24;
const mostAtTable = 12;

/** Chairs around a table, each with who sits there. More than twenty-four stand in rows without names. */
export function PlacesTable({ label, seats }: PlacesTableProps) {
  if (seats.length > mostNamed) return <Rows label={label} seats={seats} />;
  return <>{tables(seats).map((group, index, all) => <Table label={all.length > 1 ? `${label}, ${index + 1}` : label} seats={group} />)}</>;
}

function Table({ label, seats }: PlacesTableProps) {
  const near = Math.ceil(seats.length / 2);
  return (
    <ol role="list" class={`places beside-${near}`} aria-label={label}>
      {seats.map((seat, index) => (
        <li class={classNames("place", `is-${seat.state}`, index < near ? "far-side" : "near-side")}>
          <Chair seat={seat} />
          <p>
            <b>{seat.href === undefined ? seat.name : <a href={seat.href}>{seat.name}</a>}</b>
            {(seat.note || seat.word) && (
              <span>{seat.word && <span class="quiet-name">{seat.word}{seat.note && ", "}</span>}{seat.note}</span>
            )}
          </p>
        </li>
      ))}
      <li class="table-top" aria-hidden="true"></li>
    </ol>
  );
}

function Rows({ label, seats }: PlacesTableProps) {
  return (
    <ol role="list" class="places-many" aria-label={label}>
      {seats.map((seat) => (
        <li class={classNames("place", `is-${seat.state}`)}>
          <Chair seat={seat} />
          <span class="quiet-name">{seat.number}{seat.word && `: ${seat.word}`}</span>
        </li>
      ))}
    </ol>
  );
}

function Chair({ seat }: { seat: Seat }) {
  const filled = seat.state === "confirmed" || seat.state === "completed";
  const inset = filled ? 0.5 : 1.5;
  return (
    <svg class="card-mark" viewBox="0 0 34 44" aria-hidden="true" focusable="false">
      <rect class="card-edge" x={inset} y={inset} width={34 - 2 * inset} height={44 - 2 * inset} rx="3.5" />
      {seat.state === "held" && <path class="card-half" d="M2.5 22h29v17.5a2.5 2.5 0 0 1-2.5 2.5H5a2.5 2.5 0 0 1-2.5-2.5z" />}
      <text x="17" y="22" dy=".36em">{seat.number}</text>
    </svg>
  );
}

function tables(seats: readonly Seat[]): readonly (readonly Seat[])[] {
  if (seats.length <= mostAtTable) return [seats];
  const half = Math.ceil(seats.length / 2);
  return [seats.slice(0, half), seats.slice(half)];
}
