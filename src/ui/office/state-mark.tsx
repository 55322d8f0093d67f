import type { Child } from "hono/jsx";
import type { Attendance } from "../../domain/booking/attendance.ts";
import type { PlaceState } from "../../domain/booking/place.ts";
import type { PaymentState } from "../../domain/deal/payment-state.ts";
import { classNames } from "../class-names.ts";
import { Mark, type AttendanceMark, type MarkName, type PaymentMark, type PlaceMark } from "./mark.tsx";

export type StateMarkProps = {
  mark: MarkName;
  /** Always said: the shape alone is nothing. */
  word: Child;
  /** Before the word, in a legend: "8 bevestigd". */
  count?: number | undefined;
  /** `open`: can still be taken, in pen. `quiet`: nothing to see yet. `late`: money that is late. */
  tone?: "open" | "quiet" | "late" | undefined;
};

/** The shape is the axis (chair, coin, diamond), the filling is how far, the word says it. */
export function StateMark({ mark, word, count, tone }: StateMarkProps) {
  return (
    <span class={classNames("state", tone === "open" ? "is-open" : tone)}>
      <Mark name={mark} />
      {count !== undefined && <><b>{count}</b> </>}
      {word}
    </span>
  );
}

/** How many of each, at the head of a picture. */
export function Legend({ states }: { states: readonly StateMarkProps[] }) {
  return <ul role="list" class="legend">{states.map((state) => <li><StateMark {...state} /></li>)}</ul>;
}

const placeMarks: Readonly<Record<PlaceState, PlaceMark>> = {
  waiting: "waiting",
  offered: "offered",
  held: "held",
  confirmed: "confirmed",
  completed: "done",
  released: "ended",
  cancelled: "ended",
  withdrawn: "ended",
  "called-off": "ended",
  moved: "moved",
};

const paymentMarks: Readonly<Record<PaymentState, PaymentMark>> = {
  "none-due": "none",
  due: "due",
  "partly-paid": "partly",
  paid: "paid",
  overpaid: "paid",
  refunded: "back",
  "written-off": "stopped",
};

const attendanceMarks: Readonly<Record<Attendance, AttendanceMark>> = {
  expected: "expected",
  "will-come": "coming",
  attended: "there",
  partly: "partly",
  "no-show": "noshow",
  excused: "excused",
};

export function placeMark(place: PlaceState): MarkName {
  return `p-${placeMarks[place]}`;
}

/** @param late past its day and not all paid: the coin says so instead */
export function paymentMark(payment: PaymentState, late = false): MarkName {
  return late ? "m-late" : `m-${paymentMarks[payment]}`;
}

export function attendanceMark(attendance: Attendance): MarkName {
  return `a-${attendanceMarks[attendance]}`;
}
